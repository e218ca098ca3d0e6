import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Keeps something for one login request that tables and logs shall not show; whoever has the secret can read it. */
export interface Seal {
	/** @param requestId whose it is; it opens for that one only */
	close(text: string, requestId: string): string;
	/** @returns `undefined` where it was closed under another key */
	open(sealed: string, requestId: string): string | undefined;
}

/**
 * AES-256-GCM under a key that follows (HKDF, RFC 5869) from a secret.
 * @param use keeps what is sealed for one use from another's
 */
export function sealUnder(secret: string, use: "headscale auth id" | "ciba ping"): Seal {
	const key = Buffer.from(hkdfSync("sha256", secret, "", `countersign ${use}`, 32));
	return {
		close(text, requestId) {
			const nonce = randomBytes(12);
			const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(requestId));
			const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
			return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
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
