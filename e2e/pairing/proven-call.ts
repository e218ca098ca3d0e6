import type { AnswerOf, Call } from "../../contract/call.ts";
import type { RequesterKey } from "../requester/requester-key.ts";
import { type Given, readAnswer, wireCall } from "../software-passkey/wire-call.ts";

export interface Prover {
	readonly origin: string;
	readonly key: RequesterKey;
	/** The token that the key belongs to, where there is one yet. */
	readonly token?: string;
}

/** Makes one call with a proof of key, and with the token where there is one. @throws Problem */
export async function callWithProof<C extends Call>(
	{ origin, key, token }: Prover,
	call: C,
	given: Given<C>,
): Promise<AnswerOf<C>> {
	const { url, headers, ...sent } = wireCall(origin, call, given);
	const dpop = key.proof({ method: call.method, url, ...(token !== undefined && { token }) });
	const authorization = token !== undefined && { authorization: `Bearer ${token}` };
	const answer = await fetch(url, { ...sent, redirect: "manual", headers: { ...headers, dpop, ...authorization } });
	return readAnswer(call, answer);
}
