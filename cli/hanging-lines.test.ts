import { expect, test } from "vitest";
import { hangingLines, visibleSpaces } from "./hanging-lines.ts";

test("a text is broken before the terminal would break it", () => {
	expect(hangingLines("abcdefgh", 5, 3)).toEqual(["abcde", "fgh"]);
	expect(hangingLines("abcdefghi", 5, 3)).toEqual(["abcde", "fgh", "i"]);
	expect(hangingLines("", 5, 3)).toEqual([""]);
});

test("wide characters count for two", () => {
	expect(hangingLines("漢字漢", 5, 5)).toEqual(["漢字", "漢"]);
});

test("several spaces in a row are shown, one is not", () => {
	expect(visibleSpaces("a b  c")).toBe("a b␣␣c");
});
