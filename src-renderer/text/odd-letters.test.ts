import { expect, test } from "vitest";
import { codePoint, isOdd, oddities } from "./odd-letters.ts";

test("plain values are not odd, nor is the server's own ellipsis", () => {
	for (const value of ["server01", "203.0.113.24", "make deploy ENV='a b'", `${"x".repeat(20)} … sha256:00ff`])
		expect(isOdd(value)).toBe(false);
	expect(isOdd(undefined)).toBe(false);
});

test("a Cyrillic letter inside a Latin word is marked and named", () => {
	const found = oddities("s\u0435rver01");
	expect(found.pieces).toEqual([
		{ text: "s", odd: false },
		{ text: "\u0435", odd: true },
		{ text: "rver01", odd: false },
	]);
	expect(found).toMatchObject({ foreign: ["Cyrillic"], foreignCount: 1, letters: true });
	expect(found.unusual.map(codePoint)).toEqual(["U+0435"]);
});

test("a word wholly in another script is only said to be outside a to z", () => {
	const found = oddities("build-7.\u05e9\u05e8\u05ea.example");
	expect(found).toMatchObject({ foreign: [], letters: true, signs: false });
	expect(found.pieces).toEqual([{ text: "build-7.\u05e9\u05e8\u05ea.example", odd: false }]);
});

test("Latin letters with marks are outside a to z, but not foreign", () => {
	expect(oddities("caf\u00e9")).toMatchObject({ foreign: [], letters: true });
	expect(oddities("a\u0323b")).toMatchObject({ foreign: [], letters: true });
});

test("mathematical letters are foreign in a Latin word", () => {
	expect(oddities("serv\u{1d41e}r")).toMatchObject({ foreign: ["other"], foreignCount: 1 });
	expect(codePoint("\u{1d41e}")).toBe("U+1D41E");
});

test("signs that look like others are told apart from letters", () => {
	expect(oddities("example.org\u2215login")).toMatchObject({ foreign: [], letters: false, signs: true });
	expect(oddities("\uff10")).toMatchObject({ letters: false, signs: true });
});
