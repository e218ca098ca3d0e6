import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { readPng } from "./read-png.ts";

function chunk(type: string, data: Buffer): Buffer {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
}

function png(side: number, colourType: number, rows: readonly (readonly number[])[]): Buffer {
	const header = Buffer.from([0, 0, 0, side, 0, 0, 0, side, 8, colourType, 0, 0, 0]);
	const data = deflateSync(Buffer.from(rows.flat()));
	// In two parts, as large images come.
	const parts = [data.subarray(0, 5), data.subarray(5)].map((part) => chunk("IDAT", part));
	const signature = Buffer.from("89504e470d0a1a0a", "hex");
	return Buffer.concat([signature, chunk("IHDR", header), ...parts, chunk("IEND", Buffer.alloc(0))]);
}

test.each([
	["none", [0, 10, 20, 30, 40, 50, 60, 70, 80]],
	["left", [1, 10, 20, 30, 40, 40, 40, 40, 40]],
	["above", [2, 9, 18, 27, 36, 45, 54, 63, 72]],
	["average", [3, 10, 19, 29, 38, 43, 47, 52, 56]],
	["Paeth", [4, 9, 18, 27, 36, 40, 40, 40, 40]],
])("a row filtered by %s is read", (_, second) => {
	const first = [0, 1, 2, 3, 4, 5, 6, 7, 8];
	const pixels = readPng(png(2, 6, [first, second]));
	expect(pixels.at(1, 0)).toEqual([5, 6, 7, 8]);
	expect(pixels.at(0, 1)).toEqual([10, 20, 30, 40]);
	expect(pixels.at(1, 1)).toEqual([50, 60, 70, 80]);
	expect(() => pixels.at(2, 0)).toThrow(RangeError);
});

test("an image without alpha, and what is no image, are refused", () => {
	expect(() => readPng(png(1, 2, [[0, 1, 2, 3]]))).toThrow(TypeError);
	expect(() => readPng(Buffer.from("GIF89a and some more bytes"))).toThrow(TypeError);
});
