import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MalformedCbor } from "./cbor-value.ts";
import { decodeCanonicalCbor, decodeCbor, decodeCborMap, decodeFirstCbor } from "./decode-cbor.ts";
import { encodeCbor, encodeParameters } from "./encode-cbor.ts";

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex.replaceAll(" ", ""), "hex"));

const value = fc.letrec<{ value: never }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 3 },
		fc.integer(),
		fc.string(),
		fc.boolean(),
		fc.uint8Array(),
		fc.array(tie("value"), { maxLength: 4 }),
		fc
			.array(fc.tuple(fc.oneof(fc.integer(), fc.string()), tie("value")), { maxLength: 4 })
			.map((entries) => new Map(entries)),
	) as fc.Arbitrary<never>,
})).value;

test("what is written is canonical and comes back", () => {
	fc.assert(
		fc.property(value, (original) => {
			expect(decodeCanonicalCbor(encodeCbor(original))).toEqual(original);
		}),
	);
});

test("keys stand by major type, then length, then bytes", () => {
	const written = encodeCbor(
		new Map<number | string, number>([
			["aa", 1],
			["b", 2],
			[-1, 3],
			[1000, 4],
			[9, 5],
		]),
	);
	expect(Buffer.from(written).toString("hex")).toBe("a5" + "0905" + "1903e804" + "2003" + "616202" + "62616101");
});

test("parameters that are undefined are left out", () => {
	expect(encodeParameters({ 2: "x", 1: undefined })).toEqual(bytes("a1 02 61 78"));
});

describe("what is not canonical", () => {
	const noncanonical = {
		"a long integer": "18 01",
		"a long length": "58 01 00",
		"keys out of order": "a2 02 00 01 00",
		"a text key before a number": "a2 61 61 00 01 00",
		"text that is not UTF-8": "62 41 c3",
	};
	test.each(Object.entries(noncanonical))("%s is borne from a key and refused by the strict reader", (_, hex) => {
		expect(() => decodeCbor(bytes(hex))).not.toThrow();
		expect(() => decodeCanonicalCbor(bytes(hex))).toThrow(MalformedCbor);
	});
});

test.each([
	["nothing", ""],
	["an end too early", "a1 01"],
	["text longer than the message", "7b ff ff ff ff ff ff ff ff 61"],
	["an array longer than the message", "9b 00 00 00 10 00 00 00 00"],
	["a map longer than the message", "ba ff ff ff ff"],
	["an indefinite length", "9f 01 ff"],
	["a reserved initial byte", "1c"],
	["one key twice", "a2 01 00 01 01"],
	["a key of bytes", "a1 41 00 00"],
	["a key of a list", "a1 80 00"],
	["a key of true", "a1 f5 00"],
	["a tag", "c0 61 30"],
	["an unknown simple value", "e0"],
	["more than one item", "01 02"],
	["nesting without end", "81".repeat(7000)],
	["nesting too deep", `${"81".repeat(17)}01`],
])("%s is malformed", (_, hex) => {
	expect(() => decodeCbor(bytes(hex))).toThrow(MalformedCbor);
});

test("a name cut in the middle of a character is still a name", () => {
	expect(decodeCbor(bytes("62 41 c3"))).toBe("A\ufffd");
});

test("the first item is read and the rest given back", () => {
	expect(decodeFirstCbor(bytes("a0 01 02"))).toEqual({ value: new Map(), rest: bytes("01 02") });
});

test("a map is asked for by name", () => {
	expect(() => decodeCborMap(bytes("80"))).toThrow(MalformedCbor);
});
