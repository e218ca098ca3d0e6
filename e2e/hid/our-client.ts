import { join } from "node:path";
import type { Guest } from "./guest/guest.ts";

/** What is to be signed. Binary is base64, as in libfido2's tools. */
export interface AssertionWish {
	readonly rpId: string;
	readonly clientDataHash: string;
	readonly credentialId: string;
	readonly pin: string;
}

export type CredentialWish = Omit<AssertionWish, "credentialId">;

/** A credential of whatever host made it. */
export interface GuestCredential {
	/** Base64. */
	readonly id: string;
	/** PEM. */
	readonly publicKey: string;
}

/** A signature, with what it covers beside the hash. Both are base64. */
export interface GuestAssertion {
	readonly authenticatorData: string;
	readonly signature: string;
}

/** How a key refused. */
export interface Refusal {
	readonly refused: string;
	readonly status: number;
	readonly triesLeft: number;
}

/** This project's client, over node-hid, with the only key of a guest. */
export interface OurClient {
	make(wish: CredentialWish): Promise<(GuestCredential & { readonly userVerified: boolean }) | Refusal>;
	assert(wish: AssertionWish): Promise<(GuestAssertion & { readonly userVerified: boolean }) | Refusal>;
}

export function ourClient(guest: Guest): OurClient {
	async function tell(program: string, wish: object) {
		const argv = await guest.program(join(import.meta.dirname, "programs", program));
		const { stdout, stderr } = await guest.run(argv, { input: JSON.stringify(wish) });
		if (stdout === "") throw new Error(stderr);
		return JSON.parse(stdout);
	}
	return { make: (wish) => tell("make-credential.ts", wish), assert: (wish) => tell("assert.ts", wish) };
}
