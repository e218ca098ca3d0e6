import fc from "fast-check";
import { expect, test } from "vitest";
import { claimedText, shownText, textRefusal } from "./claimed-text.ts";

test.each([
	["a line break", "a\nb"],
	["an escape", "\u001b[2J"],
	["a bidi override", "a\u202eb"],
	["a zero-width joiner", "a\u200db"],
	["a soft hyphen", "a\u00adb"],
	["a line separator", "a\u2028b"],
	["a Hangul filler", "a\u3164b"],
	["a variation selector", "a\ufe0f"],
	["a tag letter", "a\u{e0041}"],
	["half a surrogate pair", "a\ud800"],
	["a private-use letter", "a\ue000"],
	["a no-break space", "a\u00a0b"],
	["an ideographic space", "\u3000"],
	["an empty Braille pattern", "\u2800\u2800"],
	["an unassigned code point", "a\u{e1000}"],
])("%s is forbidden", (_, value) => {
	expect(textRefusal(value, 200)).toBe("forbidden-character");
});

test("what is not NFC is refused, not repaired", () => {
	expect(textRefusal("re\u0301sume\u0301", 200)).toBe("not-nfc");
	expect(textRefusal("r\u00e9sum\u00e9", 200)).toBeUndefined();
});

test("a value neither begins nor ends with a space, where nobody sees it; inside, each one counts", () => {
	for (const value of [" ", " a", "a "]) expect(textRefusal(value, 200)).toBe("outer-space");
	expect(textRefusal("rm 'a  b'", 200)).toBeUndefined();
});

test("marks need a letter, and only a few fit on one", () => {
	expect(textRefusal("\u0338a", 200)).toBe("piled-marks");
	expect(textRefusal(`x${"\u0338".repeat(5)}`, 200)).toBe("piled-marks");
	expect(textRefusal("\u0e17\u0e35\u0e48", 200)).toBeUndefined();
});

test("length counts code points, not code units", () => {
	expect(textRefusal("\u{1f511}".repeat(200), 200)).toBeUndefined();
	expect(textRefusal("\u{1f511}".repeat(201), 200)).toBe("too-long");
	expect(textRefusal("", 200)).toBe("empty");
});

test("a schema says which rule it was", () => {
	const { error } = claimedText().safeParse("a\tb");
	expect(error?.issues[0]).toMatchObject({ code: "custom", params: { rule: "forbidden-character" } });
});

test("whatever is let through is shown on one line, as it is", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary", maxLength: 60 }), (value) => {
			if (textRefusal(value, 200) !== undefined) return;
			expect(value).toBe(value.normalize("NFC"));
			expect(value.split(/[\r\n\u2028\u2029\v\f\u0085]/)).toHaveLength(1);
		}),
	);
});

test.each([
	["a line break", "a\nb"],
	["a bidi override", "a\u202eb"],
	["a zero-width space", "a\u200bb"],
	["a no-break space", "a\u00a0b"],
	["marks that cover what is around", `x${"\u0338".repeat(9)}`],
	["more than fits", "\u{1f511}".repeat(201)],
])("a server does not pass on %s", (_, value) => {
	expect(shownText().safeParse(value).success).toBe(false);
});

test("what was let in is passed on, also where it is known to the server alone", () => {
	for (const value of ["server01", "rm 'a  b'", "\u{1f511}".repeat(200), "a\u{e1000}"])
		expect(shownText().safeParse(value).success).toBe(true);
});
