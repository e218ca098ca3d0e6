import { pngSide } from "./read-png.ts";

/** The kinds of image that hold a PNG, and how many pixels wide each is: macOS 10.7 and later read them. */
export const icnsSides = {
	ic11: 32,
	ic12: 64,
	ic07: 128,
	ic13: 256,
	ic08: 256,
	ic14: 512,
	ic09: 512,
	ic10: 1024,
} as const;

const headerLength = 8;

/** Puts PNG images into one ICNS file, each under every kind that its size has: 256 pixels are 256 points, or 128 twice as dense. */
export function icnsContainer(images: readonly Uint8Array[]): Buffer {
	const entries = images.flatMap((image) => {
		const side = pngSide(image);
		const kinds = Object.entries(icnsSides).filter(([, pixels]) => pixels === side);
		if (kinds.length === 0) throw new RangeError(`An ICNS file has no image of ${side} pixels.`);
		return kinds.flatMap(([kind]) => [header(kind, image.length), Buffer.from(image)]);
	});
	const body = Buffer.concat(entries);
	return Buffer.concat([header("icns", body.length), body]);
}

/** Its length counts itself. */
function header(name: string, length: number): Buffer {
	const bytes = Buffer.alloc(headerLength);
	bytes.write(name, "latin1");
	bytes.writeUInt32BE(headerLength + length, 4);
	return bytes;
}
