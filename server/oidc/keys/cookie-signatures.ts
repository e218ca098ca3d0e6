import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { sameText } from "../../secret.ts";

/**
 * Signs the provider's cookies and tells which key signed one, exactly as the package keygrip does it by default
 * (HMAC with SHA-1). That one compares by two more HMACs with keys made for the occasion, which takes longer than all
 * else that a page does; here it is the runtime's own comparison, which takes as long whatever differs.
 */
export class CookieSignatures {
	readonly #keys: readonly KeyObject[];

	/** @param secrets the one that signs first */
	constructor(secrets: readonly string[]) {
		this.#keys = secrets.map((secret) => createSecretKey(Buffer.from(secret)));
	}

	sign(data: string): string {
		const [first] = this.#keys;
		if (!first) throw new Error("There is no key to sign cookies with.");
		return signature(data, first);
	}

	verify(data: string, signed: string): boolean {
		return this.index(data, signed) >= 0;
	}

	/** @returns the place of the key that signed it, or -1 */
	index(data: string, signed: string): number {
		return this.#keys.findIndex((key) => sameText(signature(data, key), signed));
	}
}

function signature(data: string, key: KeyObject): string {
	return createHmac("sha1", key).update(data).digest("base64url");
}
