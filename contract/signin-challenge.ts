import { z } from "zod";

/** What a proof of one's own passkey is for. Each is signed, so that one can not be used as another. */
export const SigninPurpose = z.enum(["session", "pair", "login", "proof"]);
export type SigninPurpose = z.infer<typeof SigninPurpose>;

export interface SigninCeremony {
	origin: string;
	purpose: SigninPurpose;
	ceremonyId: string;
	/** The thumbprint of the key that is to be given a token, where there is one. */
	keyThumbprint?: string | undefined;
	nonce: string;
}

/** The text whose SHA-256 is the challenge of a sign-in. It can not be mistaken for that of an approval. */
export function signinChallengeText(ceremony: SigninCeremony): string {
	const { origin, purpose, ceremonyId, keyThumbprint = "", nonce } = ceremony;
	return `countersign-signin/1\n${origin}\n${purpose}\n${ceremonyId}\n${keyThumbprint}\n${nonce}\n`;
}
