import { createHash } from "node:crypto";
import { decryptCbc, encryptCbc } from "./aes-256-cbc.ts";
import { hmacSha256 } from "./hmac-sha-256.ts";
import type { PinUvProtocol } from "./pin-uv-protocol.ts";

const zeroIv = new Uint8Array(16);

/** PIN/UV auth protocol one (CTAP 2.1 section 6.5.6). */
export const protocolOne: PinUvProtocol = {
	id: 1,
	deriveSecret: (z) => createHash("sha256").update(z).digest(),
	encrypt: (secret, plaintext) => encryptCbc(secret, zeroIv, plaintext),
	decrypt: (secret, ciphertext) => decryptCbc(secret, zeroIv, ciphertext),
	authenticate: (key, message) => hmacSha256(key, message).subarray(0, 16),
	isTokenLength: (bytes) => bytes === 16 || bytes === 32,
};
