import { expect, test } from "vitest";
import { quotedClaim } from "./quoted-claim.ts";

test("a claim stands in quotes, and can not end them", () => {
	expect(quotedClaim("server01")).toBe("“server01”");
	expect(quotedClaim('a”. Denied: "b')).toBe("“a'. Denied: 'b”");
});

test("a long claim keeps its beginning and its end", () => {
	const host = `sign.example.org.${"a".repeat(100)}.evil.example`;
	const short = quotedClaim(host);
	expect(short).toMatch(/^“sign\.example\.org\.aa…a+\.evil\.example”$/);
	expect([...short]).toHaveLength(42);
	expect(quotedClaim("a".repeat(40))).toBe(`“${"a".repeat(40)}”`);
});

test("letters are not cut in two", () => {
	const letter = "👩‍💻";
	expect(quotedClaim(letter.repeat(41))).toBe(`“${letter.repeat(19)}…${letter.repeat(20)}”`);
});
