/**
 * Bytes written down as they stand on the wire: hexadecimal digits and spaces, with text in UTF-8 and bytes put in as
 * values.
 */
export function wire(digits: TemplateStringsArray, ...values: readonly (string | Uint8Array)[]): Uint8Array {
	const parts = digits.flatMap((part, index) => {
		const value = values[index];
		const written = Buffer.from(part.replaceAll(/\s/g, ""), "hex");
		return value === undefined ? [written] : [written, typeof value === "string" ? Buffer.from(value) : value];
	});
	return new Uint8Array(Buffer.concat(parts));
}

/** So many bytes, told from others by their value. */
export function filled(length: number, value: number): Uint8Array {
	return new Uint8Array(length).fill(value);
}

/** Bytes in hexadecimal digits: what tests compare, so that a difference can be read. */
export function hex(bytes: Uint8Array | undefined): string | undefined {
	return bytes && Buffer.from(bytes).toString("hex");
}
