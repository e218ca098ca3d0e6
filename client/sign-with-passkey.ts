import type { AuthenticationResponse, CredentialDescriptor } from "../contract/webauthn.ts";
import type { Digest } from "./challenge.ts";
import { OtherServer, type RelyingServer } from "./paired-server.ts";
import type { Signal } from "./runtime.ts";

/** What a passkey is to sign. But for the list of passkeys, this program knows all of it by itself. */
export interface ToSign {
	readonly rpId: string;
	readonly origin: string;
	/** Base64url. */
	readonly challenge: string;
	/** Empty where the passkey itself has to say whose it is. */
	readonly allowCredentials: CredentialDescriptor[];
}

/** Whatever reaches a passkey, such as a security key on this machine and the person who touches it. */
export interface Signer {
	readonly sign: (toSign: ToSign) => Promise<AuthenticationResponse>;
	readonly digest: Digest;
	/** Stops the calls to the server; the signing has to listen to it by itself. */
	readonly signal?: Signal;
}

/**
 * Holds a server to the relying party that is known here.
 * @param said what it says now
 * @throws OtherServer
 */
export function refuseOtherParty(known: RelyingServer, said: { rpId: string; origin?: string }): void {
	const { rpId, origin = known.origin } = said;
	if (rpId !== known.rpId || origin !== known.origin) throw new OtherServer({ origin, rpId });
}
