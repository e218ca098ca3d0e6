import { inflateSync } from "node:zlib";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const bytesPerPixel = 4;

/** Pixels of a PNG image: red, green, blue and alpha of each, row by row. */
export interface Pixels {
	readonly side: number;
	at(x: number, y: number): readonly [number, number, number, number];
}

/** How wide and how high a square PNG image is. */
export function pngSide(image: Uint8Array): number {
	const bytes = Buffer.from(image);
	if (!bytes.subarray(0, 8).equals(signature) || bytes.toString("latin1", 12, 16) !== "IHDR") {
		throw new TypeError("This is not a PNG image.");
	}
	const side = bytes.readUInt32BE(16);
	if (bytes.readUInt32BE(20) !== side) throw new TypeError("This image is not square.");
	return side;
}

/** Reads what Chromium writes of a page without background: eight bits, with alpha, not interlaced (PNG, 11.2.2). */
export function readPng(image: Uint8Array): Pixels {
	const side = pngSide(image);
	const bytes = Buffer.from(image);
	if (bytes[24] !== 8 || bytes[25] !== 6 || bytes[28] !== 0) throw new TypeError("This image is of another kind.");
	const rows = unfiltered(inflateSync(imageData(bytes)), side);
	return {
		side,
		at(x, y) {
			if (x < 0 || y < 0 || x >= side || y >= side) throw new RangeError(`There is no pixel ${x}, ${y}.`);
			const from = (y * side + x) * bytesPerPixel;
			const [red = 0, green = 0, blue = 0, alpha = 0] = rows.subarray(from, from + bytesPerPixel);
			return [red, green, blue, alpha];
		},
	};
}

function imageData(bytes: Buffer): Buffer {
	const parts: Buffer[] = [];
	for (let at = signature.length; at < bytes.length; ) {
		const length = bytes.readUInt32BE(at);
		if (bytes.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(bytes.subarray(at + 8, at + 8 + length));
		at += length + 12;
	}
	return Buffer.concat(parts);
}

/** Undoes the filter that stands before each row (PNG, 9.2). Left of a row and above the first, all is 0. */
function unfiltered(data: Buffer, side: number): Buffer {
	const width = side * bytesPerPixel;
	const rows: Buffer[] = [];
	for (let y = 0; y < side; y++) {
		const from = y * (width + 1);
		const filter = data[from] ?? 0;
		const row = Buffer.from(data.subarray(from + 1, from + 1 + width));
		const above = rows.at(-1) ?? Buffer.alloc(width);
		for (const [x, difference] of row.entries()) {
			const before = x - bytesPerPixel;
			row[x] = difference + predicted(filter, row[before] ?? 0, above[x] ?? 0, above[before] ?? 0);
		}
		rows.push(row);
	}
	return Buffer.concat(rows);
}

function predicted(filter: number, left: number, up: number, upLeft: number): number {
	switch (filter) {
		case 0:
			return 0;
		case 1:
			return left;
		case 2:
			return up;
		case 3:
			return (left + up) >> 1;
		case 4:
			return paeth(left, up, upLeft);
		default:
			throw new TypeError(`There is no filter ${filter}.`);
	}
}

function paeth(left: number, up: number, upLeft: number): number {
	const guess = left + up - upLeft;
	const [toLeft, toUp, toUpLeft] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - upLeft)];
	if (toLeft <= toUp && toLeft <= toUpLeft) return left;
	return toUp <= toUpLeft ? up : upLeft;
}
