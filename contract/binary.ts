import { z } from "zod";

const base32Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

/** RFC 4648 base32, lower case, without padding. */
export function base32(bytes: Uint8Array): string {
	let text = "";
	let bits = 0;
	let buffer = 0;
	for (const byte of bytes) {
		buffer = ((buffer << 8) | byte) & 0xfff;
		bits += 8;
		while (bits >= 5) {
			bits -= 5;
			text += base32Alphabet[(buffer >>> bits) & 31];
		}
	}
	return bits > 0 ? text + base32Alphabet[(buffer << (5 - bits)) & 31] : text;
}

/** Base64url without padding (RFC 4648, section 5), at most `most` characters. */
export function base64urlText(most: number) {
	return z
		.string()
		.max(most)
		.regex(/^[A-Za-z0-9_-]+$/);
}

/** An instant as the wire writes it: RFC 3339, UTC, milliseconds. */
export const Instant = z
	.string()
	.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
	// Digits alone are no date: whoever shows one must be able to read it.
	.refine((text) => !Number.isNaN(Date.parse(text)));
