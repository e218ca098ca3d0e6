/**
 * Turns an ECDSA signature as WebAuthn carries it (DER: `SEQUENCE { INTEGER r, INTEGER s }`, RFC 3279, section 2.2.3)
 * into the form Web Cryptography takes: r and s one after the other, each of `size` bytes.
 * @returns undefined where the bytes are not exactly that DER
 */
export function rawEcdsaSignature(der: Uint8Array, size: number): Uint8Array<ArrayBuffer> | undefined {
	// With 32-byte numbers every length fits in its short form, one byte below 128.
	if (der[0] !== 0x30 || der[1] !== der.length - 2 || der.length > 129) return undefined;
	const r = integerAt(der, 2);
	const s = r && integerAt(der, r.end);
	if (!s || s.end !== der.length) return undefined;
	if (r.bytes.length > size || s.bytes.length > size) return undefined;
	const raw = new Uint8Array(2 * size);
	raw.set(r.bytes, size - r.bytes.length);
	raw.set(s.bytes, 2 * size - s.bytes.length);
	return raw;
}

/** A positive INTEGER in its one shortest form (X.690, section 8.3.2), without the zero that only keeps it positive. */
function integerAt(der: Uint8Array, start: number): { bytes: Uint8Array; end: number } | undefined {
	const length = der[start + 1] ?? 0;
	const end = start + 2 + length;
	const [first = 0x80, second = 0] = der.subarray(start + 2, end);
	if (der[start] !== 0x02 || length === 0 || end > der.length || first >= 0x80) return undefined;
	if (first !== 0) return { bytes: der.subarray(start + 2, end), end };
	return length > 1 && second >= 0x80 ? { bytes: der.subarray(start + 3, end), end } : undefined;
}
