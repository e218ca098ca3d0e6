import { expect, test } from "vitest";
import { visible } from "./visible-text.ts";

test("what can be seen stays, in any script", () => {
	for (const text of ["make deploy 'a b'", "größer", "建設", "👍🏽"]) expect(visible(text)).toBe(text);
});

test("what could move, reorder or hide is written out", () => {
	expect(visible("a\x1b[2Jb\nc")).toBe("a\\u{1b}[2Jb\\u{a}c");
	expect(visible("a\u202eb\u200bc\u2028\u{e0041}\u3164")).toBe("a\\u{202e}b\\u{200b}c\\u{2028}\\u{e0041}\\u{3164}");
});
