import { expect, test } from "vitest";
import { icnsContainer } from "./icns-container.ts";
import { readIcns } from "./read-icns.ts";

/** As much of a PNG image as the container looks at, and some bytes to know it by. */
function imageOf(side: number, rest = ""): Buffer {
	const sides = Buffer.alloc(8);
	sides.writeUInt32BE(side, 0);
	sides.writeUInt32BE(side, 4);
	return Buffer.concat([Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), sides, Buffer.from(rest)]);
}

test("the container is laid out byte for byte as macOS reads it", () => {
	const image = imageOf(32, "small");
	const icns = icnsContainer([image]);
	expect(icns.toString("hex", 0, 16)).toBe(["69636e73", "0000002d", "69633131", "00000025"].join(""));
	expect(icns.subarray(16).equals(image)).toBe(true);
});

test("an image stands under every kind that its size has", () => {
	const [small, both, large] = [imageOf(128), imageOf(256, "both"), imageOf(1024)];
	expect(readIcns(icnsContainer([small, both, large]))).toEqual([
		{ kind: "ic07", image: small },
		{ kind: "ic13", image: both },
		{ kind: "ic08", image: both },
		{ kind: "ic10", image: large },
	]);
});

test("what has no place in it is refused", () => {
	expect(() => icnsContainer([imageOf(48)])).toThrow(RangeError);
	expect(() => icnsContainer([Buffer.from("<svg/>")])).toThrow(TypeError);
});

test("a container that does not hold what it says is refused", () => {
	const icns = icnsContainer([imageOf(32, "small")]);
	expect(() => readIcns(icns.subarray(0, -1))).toThrow(RangeError);
	expect(() => readIcns(Buffer.concat([Buffer.from([1]), icns]))).toThrow(TypeError);
	icns.writeUInt32BE(1000, 12);
	expect(() => readIcns(icns)).toThrow(RangeError);
});
