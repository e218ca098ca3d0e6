import type { CallOptions } from "../ctaphid/exchange.ts";
import { isStatus } from "../key-failure.ts";
import { protocolOne } from "../pin-uv/protocol-one.ts";
import { statusCode } from "../status/status-code.ts";
import type { Authenticator } from "./authenticator.ts";
import { makeCredential } from "./make-credential.ts";

/** What keys answer once they were touched and find the proof empty. */
const touched = [statusCode.pinInvalid, statusCode.pinAuthInvalid, statusCode.pinNotSet];

/**
 * Lets the person point out a key that has no command for it: a credential is asked for with an empty proof, which the
 * key refuses, and only after a touch (CTAP 2.1 section 6.1.2, step 1).
 * @throws KeyFailure for every other answer.
 */
export async function touchProbe(authenticator: Authenticator, options?: CallOptions): Promise<void> {
	try {
		await makeCredential(
			authenticator,
			{
				clientDataHash: new Uint8Array(32),
				relyingParty: { id: "touch.invalid", name: "touch.invalid" },
				user: { id: Uint8Array.of(0), name: "touch" },
				algorithms: [-7],
				auth: { protocol: protocolOne, param: new Uint8Array() },
			},
			options,
		);
	} catch (error) {
		if (!isStatus(error, ...touched)) throw error;
	}
}
