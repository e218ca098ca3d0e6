/** Tags of DER (X.690 section 8) that a certificate takes. */
export const derTag = {
	integer: 0x02,
	bitString: 0x03,
	octetString: 0x04,
	objectId: 0x06,
	utf8String: 0x0c,
	sequence: 0x30,
	set: 0x31,
	printableString: 0x13,
	utcTime: 0x17,
	boolean: 0x01,
	/** The context-specific tags of a certificate's version and extensions, constructed. */
	explicit0: 0xa0,
	explicit3: 0xa3,
} as const;

/** One value of DER: its tag, its length in the shortest form, and its parts one after the other. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
	const content = Buffer.concat(parts);
	return Buffer.concat([Uint8Array.of(tag), derLength(content.length), content]);
}

function derLength(length: number): Uint8Array {
	if (length < 0x80) return Uint8Array.of(length);
	if (length < 0x100) return Uint8Array.of(0x81, length);
	return Uint8Array.of(0x82, length >> 8, length & 0xff);
}
