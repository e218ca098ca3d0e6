import { createCipheriv, createDecipheriv } from "node:crypto";
import type { Algorithm, ProtectionLevel } from "../personality.ts";
import type { RandomSource } from "../random-source.ts";
import type { Credential } from "./credential.ts";
import { hashRpId } from "./rp-id-hash.ts";

const nonceLength = 12;
const tagLength = 16;
const contentLength = 35;

/**
 * The id of a credential that the key does not keep: the private key, its algorithm and its protection, encrypted so
 * that this key alone can read it and for this relying party alone (WebAuthn L3, 4, credential id).
 */
export function wrapCredential(
	deviceSecret: Uint8Array,
	{ rpId, algorithm, secret, protection, hmacSecret }: Omit<Credential, "id">,
	random: RandomSource,
): Uint8Array {
	const nonce = random(nonceLength);
	const cipher = createCipheriv("aes-256-gcm", deviceSecret, nonce).setAAD(hashRpId(rpId));
	const content = Buffer.concat([Uint8Array.of(-algorithm, protection, hmacSecret ? 1 : 0), secret]);
	const encrypted = Buffer.concat([cipher.update(content), cipher.final()]);
	content.fill(0);
	return Buffer.concat([nonce, encrypted, cipher.getAuthTag()]);
}

/** Undefined for an id of another key, of another relying party, of a resident credential, or from before a reset. */
export function unwrapCredential(deviceSecret: Uint8Array, rpId: string, id: Uint8Array): Credential | undefined {
	if (id.length !== nonceLength + contentLength + tagLength) return undefined;
	const decipher = createDecipheriv("aes-256-gcm", deviceSecret, id.subarray(0, nonceLength), {
		authTagLength: tagLength,
	});
	decipher.setAAD(hashRpId(rpId)).setAuthTag(id.subarray(-tagLength));
	try {
		const content = Buffer.concat([decipher.update(id.subarray(nonceLength, -tagLength)), decipher.final()]);
		const [algorithm = 0, protection = 0, hmacSecret = 0] = content;
		return {
			id,
			rpId,
			algorithm: -algorithm as Algorithm,
			protection: protection as ProtectionLevel,
			hmacSecret: hmacSecret === 1,
			secret: content.subarray(3),
		};
	} catch {
		return undefined;
	}
}
