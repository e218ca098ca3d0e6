import type { BodyOf } from "../contract/call.ts";
import { calls } from "../contract/calls.ts";
import type { FinishedSignin } from "../contract/passkey-ceremony.ts";
import type { SigninPurpose } from "../contract/signin-challenge.ts";
import type { AssertionOptions, AuthenticationResponse } from "../contract/webauthn.ts";
import { callServer, type ServerConnection, Unreachable } from "./call-server.ts";
import { type Digest, signinChallenge } from "./challenge.ts";
import type { Signal } from "./runtime.ts";

export interface Signin<P extends SigninPurpose> {
	/** An account's name or id, or "-" where the passkey itself knows whose it is. */
	readonly who: string;
	readonly start: BodyOf<typeof calls.startSignin> & { purpose: P };
	/** The key that the signature is for, where there is one: RFC 7638, SHA-256, base64url. */
	readonly keyThumbprint?: string | undefined;
	/** The origin that this program knows the server by. */
	readonly origin: string;
	readonly digest: Digest;
	readonly signal?: Signal | undefined;
}

/**
 * Has a passkey prove its owner for one purpose. What is signed is built here: the purpose, and the key where there
 * is one, are part of it, and nothing of the server's options is.
 * @param ask reaches the passkey
 * @throws Problem, Unreachable, what `ask` throws
 */
export async function answerSignin<P extends SigninPurpose>(
	server: ServerConnection,
	{ who, start, keyThumbprint, origin, digest, signal }: Signin<P>,
	ask: (options: AssertionOptions, challenge: string) => Promise<AuthenticationResponse>,
): Promise<FinishedSignin & { purpose: P }> {
	const given = { params: { userId: who }, ...(signal && { signal }) };
	const { ceremony, options } = await callServer(server, calls.startSignin, { ...given, body: start });
	const { id, secret, nonce } = ceremony;
	const signed = { origin, purpose: start.purpose, ceremonyId: id, keyThumbprint, nonce };
	const response = await ask(options, await signinChallenge(signed, digest));
	const body = { ceremony: { id, secret }, response };
	const finished = await callServer(server, calls.finishSignin, { ...given, body });
	if (!serves(finished, start.purpose)) throw new Unreachable("The server answered for another purpose.");
	return finished;
}

function serves<P extends SigninPurpose>(
	finished: FinishedSignin,
	purpose: P,
): finished is FinishedSignin & { purpose: P } {
	return finished.purpose === purpose;
}
