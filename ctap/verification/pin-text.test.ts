import { describe, expect, test } from "vitest";
import { knownKey } from "../testing/known-key.ts";
import { assertNewPin, assertPossiblePin, newPinFault, pinBytes, possiblePinFault } from "./pin-text.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

describe("a PIN on its way in", () => {
	test.each([
		["composed", "\u00e9\u00fc\u00f1\u00e5"],
		["taken apart", "e\u0301u\u0308n\u0303a\u030a"],
		["half and half", "\u00e9u\u0308\u00f1\u212b"],
	])("is the same to a key whether its characters come %s", (_, text) => {
		const expected = text.includes("\u212b") ? "\u00e9\u00fc\u00f1\u00c5" : "\u00e9\u00fc\u00f1\u00e5";
		expect(pinBytes(text)).toEqual(utf8(expected));
		expect(pinBytes(utf8(text))).toEqual(utf8(expected));
	});

	test("keeps every other character, also those that often get lost", () => {
		for (const text of [
			"\ufeff123",
			" 1234 ",
			"12\u000034",
			"\u{1f511}\u{1f511}\u{1f511}\u{1f511}",
			"\ufb01\ufb01\ufb01\ufb01",
		]) {
			expect(pinBytes(utf8(text))).toEqual(utf8(text));
			expect(pinBytes(text)).toEqual(utf8(text));
		}
	});

	test("is wiped where it was handed over as bytes", () => {
		const handedOver = utf8("1234");
		const taken = pinBytes(handedOver);
		expect(handedOver).toEqual(new Uint8Array(4));
		expect(taken).toEqual(utf8("1234"));
	});

	test("is a copy also of a Buffer, whose slices share its bytes", () => {
		const handedOver = Buffer.from("1234");
		expect(pinBytes(handedOver)).toEqual(utf8("1234"));
		expect(handedOver).toEqual(Buffer.alloc(4));
	});

	test("is refused and wiped where its bytes are no text, which would be another PIN", () => {
		const handedOver = Uint8Array.of(0x31, 0x32, 0x33, 0xff);
		expect(() => pinBytes(handedOver)).toThrow("not text");
		expect(handedOver).toEqual(new Uint8Array(4));
	});
});

describe("a new PIN", () => {
	const asks = (minimum: number, maximum = 63) => knownKey({}, { 13: minimum, 29: maximum });

	test.each([
		["123", 4, "too-short"],
		["1234", 4, undefined],
		["12345", 6, "too-short"],
		["123456", 6, undefined],
		["\u{1f511}\u{1f511}\u{1f511}", 4, "too-short"],
		["\u{1f511}\u{1f511}\u{1f511}\u{1f511}", 4, undefined],
		["1".repeat(63), 4, undefined],
		["1".repeat(64), 4, "too-long"],
		["\u{1f511}".repeat(15), 4, undefined],
		["\u{1f511}".repeat(16), 4, "too-long"],
		["", 4, "too-short"],
		["1234\u0000", 4, "too-long"],
	])("%j is, where %i characters are asked for, %s", (text, minimum, fault) => {
		expect(newPinFault(utf8(text), asks(minimum))).toBe(fault);
	});

	test("may be as long as the key says, in characters", () => {
		expect(newPinFault(utf8("12345678"), asks(4, 8))).toBeUndefined();
		expect(newPinFault(utf8("123456789"), asks(4, 8))).toBe("too-long");
		expect(newPinFault(utf8("é".repeat(8)), asks(4, 8))).toBeUndefined();
	});

	test("is counted after it was composed: the key counts so too", () => {
		expect(newPinFault(pinBytes("e\u0301e\u0301e\u0301"), asks(4))).toBe("too-short");
		expect(newPinFault(pinBytes("\ufeff123"), asks(4))).toBeUndefined();
	});

	test("that the key would refuse is refused as the key would", () => {
		expect(() => assertNewPin(utf8("12345"), asks(6))).toThrow(
			expect.objectContaining({ reason: "status", status: 0x37, message: expect.stringContaining("6") }),
		);
		expect(() => assertNewPin(utf8("1".repeat(64)), asks(6))).toThrow(
			expect.objectContaining({ reason: "status", status: 0x37 }),
		);
		expect(() => assertNewPin(utf8("123456"), asks(6))).not.toThrow();
	});
});

test.each([
	["", "too-short"],
	["123", "too-short"],
	["éèê", "too-short"],
	["1234", undefined],
	["1".repeat(63), undefined],
	["1".repeat(64), "too-long"],
])("of a PIN that a key has, %j is %s, whatever it asks of new ones", (text, fault) => {
	expect(possiblePinFault(utf8(text))).toBe(fault);
	if (fault) expect(() => assertPossiblePin(utf8(text))).toThrow(expect.objectContaining({ status: 0x31 }));
	else expect(() => assertPossiblePin(utf8(text))).not.toThrow();
});
