import { createCipheriv, createDecipheriv, createSecretKey } from "node:crypto";
import { PinUvFailure } from "./pin-uv-protocol.ts";

// Keys are handed over as key objects: of bytes, Node first finds out by an exception that they are none.

/** AES-256-CBC without padding (CTAP 2.1 section 6.5.6). */
export function encryptCbc(key: Uint8Array, iv: Uint8Array, plaintext: Uint8Array): Uint8Array {
	const cipher = createCipheriv("aes-256-cbc", createSecretKey(key), iv).setAutoPadding(false);
	return Buffer.concat([cipher.update(plaintext), cipher.final()]);
}

/** @throws PinUvFailure for a ciphertext that is no whole number of blocks. */
export function decryptCbc(key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Uint8Array {
	if (ciphertext.length % 16 !== 0) throw new PinUvFailure("a ciphertext that is no whole number of blocks");
	const decipher = createDecipheriv("aes-256-cbc", createSecretKey(key), iv).setAutoPadding(false);
	// Without padding nothing is held back, and what is returned is the only copy for the caller to wipe.
	const plaintext = decipher.update(ciphertext);
	decipher.final();
	return plaintext;
}
