/** An image in an ICNS file, and the kind under which it stands. */
export interface IcnsImage {
	readonly kind: string;
	readonly image: Buffer;
}

/** Reads the images of an ICNS file, one after the other. */
export function readIcns(icns: Buffer): IcnsImage[] {
	if (icns.toString("latin1", 0, 4) !== "icns") throw new TypeError("This is not an ICNS file.");
	if (icns.readUInt32BE(4) !== icns.length) throw new RangeError("The file is not as long as it says.");
	const images: IcnsImage[] = [];
	for (let at = 8; at < icns.length; ) {
		const length = icns.readUInt32BE(at + 4);
		if (length < 8 || at + length > icns.length) throw new RangeError("The file ends before its image.");
		images.push({ kind: icns.toString("latin1", at, at + 4), image: icns.subarray(at + 8, at + length) });
		at += length;
	}
	return images;
}
