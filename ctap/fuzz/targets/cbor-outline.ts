/** How much there is of something, and how deep it goes. */
export interface Outline {
	/** Items, those in lists and maps and the keys of maps among them. */
	readonly items: number;
	readonly depth: number;
}

const together = (parts: readonly Outline[]): Outline => ({
	items: 1 + parts.reduce((sum, { items }) => sum + items, 0),
	depth: 1 + Math.max(0, ...parts.map(({ depth }) => depth)),
});

/** The outline of a value that was read. */
export function outlineOf(value: unknown): Outline {
	if (Array.isArray(value)) return together(value.map(outlineOf));
	return together(value instanceof Map ? [...value].flat().map(outlineOf) : []);
}

/**
 * The outline of the item that bytes begin with, told from its heads alone and apart from any other reader (RFC 8949
 * section 3).
 * @param bytes Well-formed, and without indefinite lengths.
 */
export function outlineIn(bytes: Uint8Array): Outline {
	const data = Buffer.from(bytes);
	let offset = 0;
	function argument(): number {
		const info = data.readUInt8(offset) & 0x1f;
		const size = info < 24 ? 0 : 1 << (info - 24);
		offset += 1 + size;
		if (size === 0) return info;
		return size === 8 ? Number(data.readBigUInt64BE(offset - 8)) : data.readUIntBE(offset - size, size);
	}
	function item(): Outline {
		const major = data.readUInt8(offset) >> 5;
		const count = argument();
		if (major === 2 || major === 3) offset += count;
		const within = major === 4 ? count : major === 5 ? 2 * count : 0;
		return together(Array.from({ length: within }, item));
	}
	return item();
}
