import type { AgreementKey } from "../pin-uv/key-agreement.ts";
import type { PinToken } from "./client-pin/pin-token.ts";
import type { Continuation } from "./continuation.ts";
import type { PresenceRequest, VerificationRequest } from "./user-interaction.ts";

/** What a key forgets when it loses its power. */
export interface Ram {
	/** When the power came, in milliseconds of the key's clock. */
	readonly poweredAt: number;
	/** Wrong PINs in a row since then (CTAP 2.1 section 6.5.5.6, step 7). */
	pinMismatches: number;
	readonly agreementKeys: Map<1 | 2, AgreementKey>;
	/** The one token that can be in use, since each new one ends all others. */
	token: PinToken | undefined;
	/** What a command with a `GetNext` goes on with. */
	continuation: Continuation | undefined;
	/** What the key waits for a touch or a finger for, while it does. */
	blinkingFor: PresenceRequest | VerificationRequest | undefined;
}

export function freshRam(poweredAt: number): Ram {
	return {
		poweredAt,
		pinMismatches: 0,
		agreementKeys: new Map(),
		token: undefined,
		continuation: undefined,
		blinkingFor: undefined,
	};
}
