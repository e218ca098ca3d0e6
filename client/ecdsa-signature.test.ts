import { expect, test } from "vitest";
import { rawEcdsaSignature } from "./ecdsa-signature.ts";

const r = Array.from({ length: 32 }, (_, index) => index + 1);
const s = Array.from({ length: 32 }, (_, index) => 0x90 + index);
const der = (...integers: number[][]) => {
	const inside = integers.flatMap((bytes) => [0x02, bytes.length, ...bytes]);
	return Uint8Array.of(0x30, inside.length, ...inside);
};

test("both numbers come out in 32 bytes, whatever their DER length", () => {
	expect(rawEcdsaSignature(der(r, [0, ...s]), 32)).toEqual(Uint8Array.of(...r, ...s));
	const short = rawEcdsaSignature(der([5], [0, 0x80]), 32);
	expect(short?.[31]).toBe(5);
	expect(short?.[63]).toBe(0x80);
	expect(short?.reduce((sum, byte) => sum + byte)).toBe(0x85);
});

const good = der(r, [0, ...s]);
test.each([
	["nothing", Uint8Array.of()],
	["no sequence", good.with(0, 0x31)],
	["a wrong outer length", good.with(1, 0x20)],
	["bytes after the end", Uint8Array.of(...good, 0)],
	["no integer", good.with(2, 0x03)],
	["a negative number", der(r, s)],
	["a zero too many", der([0, ...r], [0, ...s])],
	["a number of no bytes", der([], r)],
	["zero", der([0], r)],
	["a number too large", der([1, ...r], r)],
	["a third number", der(r, r, r)],
	["a number that runs past the end", good.with(3, 0x7f)],
	["an indefinite length", good.with(1, 0x80)],
])("%s is no signature", (_, bytes) => {
	expect(rawEcdsaSignature(Uint8Array.from(bytes), 32)).toBeUndefined();
});
