import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { sameText } from "../../secret.ts";

/**
 * Signs the provider's cookies and tells whether one of its keys signed one, as the package keygrip does it by default
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
		return this.#keys.some((key) => sameText(signature(data, key), signed));
	}

	/**
	 * A signature by an old key stays as it is until its cookie is set again: told of another place than the first, what
	 * reads cookies would sign it anew at once, without Secure, SameSite and its path.
	 * @returns 0 where any of the keys signed it, else -1
	 */
	index(data: string, signed: string): number {
		return this.verify(data, signed) ? 0 : -1;
	}
}

function signature(data: string, key: KeyObject): string {
	return createHmac("sha1", key).update(data).digest("base64url");
}
