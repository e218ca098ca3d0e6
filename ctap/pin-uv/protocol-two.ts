import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { decryptCbc, encryptCbc } from "./aes-256-cbc.ts";
import { hmacSha256 } from "./hmac-sha-256.ts";
import { PinUvFailure, type PinUvProtocol } from "./pin-uv-protocol.ts";

const zeroSalt = new Uint8Array(32);

/**
 * PIN/UV auth protocol two (CTAP 2.1 section 6.5.7). Its secret is two keys, the first for HMAC, the second for AES;
 * every ciphertext begins with its own initialization vector.
 * @param randomIv Where initialization vectors come from: 16 fresh random bytes, but for tests with known answers.
 */
export function createProtocolTwo(randomIv: () => Uint8Array): PinUvProtocol {
	return {
		id: 2,
		deriveSecret(z) {
			const key = createSecretKey(z);
			const parts = [hkdf(key, "CTAP2 HMAC key"), hkdf(key, "CTAP2 AES key")];
			const secret = Buffer.concat(parts);
			for (const part of parts) part.fill(0);
			return secret;
		},
		encrypt(secret, plaintext) {
			const iv = randomIv();
			return Buffer.concat([iv, encryptCbc(secret.subarray(32), iv, plaintext)]);
		},
		decrypt(secret, ciphertext) {
			if (ciphertext.length < 16) throw new PinUvFailure("a ciphertext without its initialization vector");
			return decryptCbc(secret.subarray(32), ciphertext.subarray(0, 16), ciphertext.subarray(16));
		},
		// A token has 32 bytes and is used whole; of a shared secret only the first key authenticates.
		authenticate: (key, message) => hmacSha256(key.subarray(0, 32), message),
		isTokenLength: (bytes) => bytes === 32,
	};
}

export const protocolTwo = createProtocolTwo(() => randomBytes(16));

function hkdf(z: KeyObject, info: string): Buffer {
	return Buffer.from(hkdfSync("sha256", z, zeroSalt, info, 32));
}
