import { createHash } from "node:crypto";
import { loginChallengeText } from "../../contract/login-challenge.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { allCodes } from "./match-code.ts";

/** A code that was signed, with the text and the challenge it stands in. */
export interface SignedCode {
	readonly code: string;
	readonly text: string;
	/** Base64url of the SHA-256 of the text. */
	readonly challenge: string;
}

/**
 * Which code the signer typed, found by building the challenges of all of them. A challenge that is none of these
 * belongs to another request, or to one that was altered.
 * @param likely the request's own code, with which a text is built only once where nobody mistyped
 */
export function readSignedCode(request: LoginRequest, challenge: string, likely: string): SignedCode | undefined {
	const codes = request.matchCode === "off" ? [""] : [likely, ...allCodes];
	for (const code of codes) {
		const text = loginChallengeText(request, code);
		if (challengeOf(text) === challenge) return { code, text, challenge };
	}
	return undefined;
}

function challengeOf(text: string): string {
	return createHash("sha256").update(text, "utf8").digest("base64url");
}
