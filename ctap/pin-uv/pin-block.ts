import { createHash } from "node:crypto";

/** Bytes of a PIN on its way to the key: always 64, so that its length does not show (CTAP 2.1 section 6.5.5.5). */
const paddedLength = 64;

/** The first half of the PIN's SHA-256: what keys keep and compare (CTAP 2.1 section 6.5.5.5). Wipe it after use. */
export function hashPin(pin: Uint8Array): Uint8Array {
	const digest = createHash("sha256").update(pin).digest();
	const half = Uint8Array.from(digest.subarray(0, 16));
	digest.fill(0);
	return half;
}

/**
 * The PIN, padded with zeros. Wipe it after use.
 * @param pin UTF-8 of at most 63 bytes.
 * @throws RangeError for a longer one.
 */
export function padPin(pin: Uint8Array): Uint8Array {
	if (pin.length >= paddedLength) throw new RangeError("a PIN has at most 63 bytes");
	const padded = new Uint8Array(paddedLength);
	padded.set(pin);
	return padded;
}
