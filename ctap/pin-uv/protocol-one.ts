import { createHash, createHmac } from "node:crypto";
import { decryptCbc, encryptCbc } from "./aes-256-cbc.ts";
import type { PinUvProtocol } from "./pin-uv-protocol.ts";

const zeroIv = new Uint8Array(16);

/** PIN/UV auth protocol one (CTAP 2.1 section 6.5.6). */
export const protocolOne: PinUvProtocol = {
	id: 1,
	deriveSecret: (z) => createHash("sha256").update(z).digest(),
	encrypt: (secret, plaintext) => encryptCbc(secret, zeroIv, plaintext),
	decrypt: (secret, ciphertext) => decryptCbc(secret, zeroIv, ciphertext),
	authenticate: (key, message) => createHmac("sha256", key).update(message).digest().subarray(0, 16),
	isTokenLength: (bytes) => bytes === 16 || bytes === 32,
};
