import type { AnswerOf } from "../contract/call.ts";
import { calls } from "../contract/calls.ts";
import type { RedeemedPairing } from "../contract/pairing.ts";
import { toBase64url } from "./base64url.ts";
import { callServer, type ServerConnection } from "./call-server.ts";
import type { Digest } from "./challenge.ts";
import type { DpopKey } from "./dpop-key.ts";
import type { Signal } from "./runtime.ts";

export interface PairingStart {
	/** What the device is called until the person says otherwise. */
	readonly name: string;
	/** Where the browser brings the code. */
	readonly redirectUri: string;
	/** 32 random bytes, base64url; they leave this program only together with the code (RFC 7636, section 4.1). */
	readonly verifier: string;
	readonly digest: Digest;
	readonly signal?: Signal;
}

/** A pairing that waits to be granted in a browser. */
export interface StartedPairing extends AnswerOf<typeof calls.startPairing> {
	/**
	 * Turns the code into the pairing's token. No `state` is needed beside it (RFC 8252, section 8.9): a code that was
	 * given for another start does not fit this one's verifier and key.
	 * @throws Problem `link-ended` where the code is not the one for this start
	 */
	redeem(code: string): Promise<RedeemedPairing>;
}

/**
 * Asks to be paired, with the key that the pairing will be bound to.
 * @throws Problem, Unreachable
 */
export async function startPairing(
	server: ServerConnection & { proof: DpopKey },
	{ name, redirectUri, verifier, digest, signal }: PairingStart,
): Promise<StartedPairing> {
	const stoppable = signal ? { signal } : {};
	// RFC 7636, section 4.2, S256.
	const codeChallenge = toBase64url(await digest(verifier));
	const { publicKey } = server.proof;
	const body = { name, publicKey, codeChallenge, redirectUri };
	const started = await callServer(server, calls.startPairing, { body, ...stoppable });
	return {
		...started,
		redeem: (code) => callServer(server, calls.redeemPairing, { body: { code, verifier }, ...stoppable }),
	};
}
