import { expect, test } from "vitest";
import { readTypedName } from "./typed-name.ts";

test("a name is taken in one form of its letters", () => {
	expect(readTypedName("Ka\u0308se", "--name")).toBe("Käse");
	expect(readTypedName("x".repeat(60), "--name")).toHaveLength(60);
});

test.each([
	["", "--name takes 1 to 60 visible characters."],
	["x".repeat(61), "--name takes 1 to 60 visible characters."],
	["wiki ", "--name can not begin or end with a space."],
	["a\u202eb", "--name has a character in it that can not be seen."],
	["\u0301a", "--name has accents in it that stand on no letter, or are too many on one."],
])("%j is refused for what is wrong with it", (typed, words) => {
	expect(() => readTypedName(typed, "--name")).toThrow(words);
});
