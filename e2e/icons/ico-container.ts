import { pngSide } from "./read-png.ts";

const headerLength = 6;
const entryLength = 16;

/** Puts square PNG images into one ICO file, which Windows has read since Vista. */
export function icoContainer(images: readonly Uint8Array[]): Buffer {
	const header = Buffer.alloc(headerLength);
	// Two bytes of zero, then 1 for icons (2 is for cursors).
	header.writeUInt16LE(1, 2);
	header.writeUInt16LE(images.length, 4);
	let offset = headerLength + images.length * entryLength;
	const entries = images.map((image) => {
		const entry = Buffer.alloc(entryLength);
		const side = pngSide(image);
		if (side > 256) throw new RangeError(`An ICO file has no image of ${side} pixels.`);
		// One byte each, in which 256 is 0. The next two, a palette's length and a reserved one, stay 0.
		entry.writeUInt8(side % 256, 0);
		entry.writeUInt8(side % 256, 1);
		entry.writeUInt16LE(1, 4); // planes
		entry.writeUInt16LE(32, 6); // bits of a pixel
		entry.writeUInt32LE(image.length, 8);
		entry.writeUInt32LE(offset, 12);
		offset += image.length;
		return entry;
	});
	return Buffer.concat([header, ...entries, ...images]);
}
