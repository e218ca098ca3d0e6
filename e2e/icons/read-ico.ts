/** An image in an ICO file, and how large the file says it is. */
export interface IcoImage {
	readonly side: number;
	readonly image: Buffer;
}

/** Reads the square images of an ICO file, by its directory alone. */
export function readIco(ico: Buffer): IcoImage[] {
	if (ico.readUInt16LE(0) !== 0 || ico.readUInt16LE(2) !== 1) throw new TypeError("This is not an ICO file.");
	return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
		const entry = ico.subarray(6 + 16 * index, 22 + 16 * index);
		const from = entry.readUInt32LE(12);
		const until = from + entry.readUInt32LE(8);
		if (entry[0] !== entry[1]) throw new TypeError("This image is not square.");
		if (until > ico.length) throw new RangeError("The file ends before its image.");
		return { side: entry[0] || 256, image: ico.subarray(from, until) };
	});
}
