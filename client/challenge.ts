import { loginChallengeText, type SignedRequest } from "../contract/login-challenge.ts";
import { loginRequestId } from "../contract/public-key.ts";
import { type SigninCeremony, signinChallengeText } from "../contract/signin-challenge.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";

/** SHA-256 of a text's UTF-8 bytes. */
export type Digest = (text: string) => Promise<Uint8Array>;

/** The request's id is not the name of the key that it carries: what would be signed is not what was asked. */
export class UnfitRequest extends Error {
	override readonly name = "UnfitRequest";
}

/** True where the short id that people see belongs to the whole key that gets the token. */
export function idFitsKey(request: SignedRequest): boolean {
	const thumbprint = fromBase64url(request.keyThumbprint);
	return thumbprint?.length === 32 && loginRequestId(thumbprint) === request.id;
}

/**
 * The challenge that approves `shown`.
 * @param shown the very request that was on screen, never one that was fetched since
 * @param code the two digits that were typed, or empty where the request asks for none
 * @throws UnfitRequest
 */
export async function loginChallenge(shown: SignedRequest, code: string, digest: Digest): Promise<string> {
	if (!idFitsKey(shown)) throw new UnfitRequest("The id of the request does not fit its key.");
	return toBase64url(await digest(loginChallengeText(shown, code)));
}

/** The challenge that proves a passkey for one purpose. */
export async function signinChallenge(ceremony: SigninCeremony, digest: Digest): Promise<string> {
	return toBase64url(await digest(signinChallengeText(ceremony)));
}
