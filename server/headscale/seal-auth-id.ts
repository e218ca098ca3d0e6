import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Keeps an `authId` from approval to registration so that the database alone gives it to nobody. */
export interface Seal {
	/** @param requestId whose it is; it opens for that one only */
	close(authId: string, requestId: string): string;
	/** @returns `undefined` where it was closed under another key */
	open(sealed: string, requestId: string): string | undefined;
}

/**
 * AES-256-GCM under a key that follows (HKDF, RFC 5869) from headscale's API key, which lies elsewhere than the
 * database, and with which one could let machines in anyway.
 */
export function sealUnder(apiKey: string): Seal {
	const key = Buffer.from(hkdfSync("sha256", apiKey, "", "countersign headscale auth id", 32));
	return {
		close(authId, requestId) {
			const nonce = randomBytes(12);
			const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(requestId));
			const text = Buffer.concat([cipher.update(authId, "utf8"), cipher.final()]);
			return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64url");
		},
		open(sealed, requestId) {
			const bytes = Buffer.from(sealed, "base64url");
			try {
				const cipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12), { authTagLength: 16 });
				cipher.setAAD(Buffer.from(requestId)).setAuthTag(bytes.subarray(12, 28));
				return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString("utf8");
			} catch {
				return undefined;
			}
		},
	};
}
