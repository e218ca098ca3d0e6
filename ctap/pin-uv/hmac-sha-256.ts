import { createHmac, createSecretKey } from "node:crypto";

/** HMAC-SHA-256, 32 bytes. */
export function hmacSha256(key: Uint8Array, message: Uint8Array): Buffer {
	// Of bytes, Node first finds out by an exception that they are no key object, which takes longer than the hashing.
	return createHmac("sha256", createSecretKey(key)).update(message).digest();
}
