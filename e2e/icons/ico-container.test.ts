import { expect, test } from "vitest";
import { icoContainer } from "./ico-container.ts";
import { readIco } from "./read-ico.ts";

/** As much of a PNG image as an ICO file looks at, and some bytes to know it by. */
function imageOf(side: number, rest: string): Buffer {
	const sides = Buffer.alloc(8);
	sides.writeUInt32BE(side, 0);
	sides.writeUInt32BE(side, 4);
	const start = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
	return Buffer.concat([start, sides, Buffer.from(rest)]);
}

test("the container is laid out byte for byte as Windows reads it", () => {
	const [small, large] = [imageOf(16, "small"), imageOf(256, "and large")];
	const ico = icoContainer([small, large]);
	expect(ico.subarray(0, 38).toString("hex")).toBe(
		["000001000200", "10100000010020001d00000026000000", "00000000010020002100000043000000"].join(""),
	);
	expect(ico.subarray(38).equals(Buffer.concat([small, large]))).toBe(true);
});

test("what was put in comes out", () => {
	const images = [16, 20, 24, 32].map((side) => imageOf(side, "x".repeat(side)));
	expect(readIco(icoContainer(images))).toEqual(
		images.map((image, index) => ({ side: [16, 20, 24, 32][index], image })),
	);
});

test("what has no place in it is refused", () => {
	expect(() => icoContainer([imageOf(257, "")])).toThrow(RangeError);
	expect(() => icoContainer([Buffer.from("<svg/>")])).toThrow(TypeError);
});

test("a container that does not hold what it says is refused", () => {
	const ico = icoContainer([imageOf(16, "small")]);
	expect(() => readIco(ico.subarray(0, -1))).toThrow(RangeError);
	expect(() => readIco(Buffer.concat([Buffer.from([1]), ico]))).toThrow(TypeError);
});
