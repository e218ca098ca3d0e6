import { expect, test } from "vitest";
import { ForeignAddress, pageAddress } from "./page-address.ts";

const origin = "https://sign.example.org";

test("a page of the server is written anew", () => {
	expect(pageAddress("https://Sign.example.org:443/pair\x1b[2J#\u202ex", origin)).toBe(
		`${origin}/pair%1B[2J#%E2%80%AEx`,
	);
});

test.each([
	"https://evil.example/pair#x",
	"https://sign.example.org.evil.example/",
	"https://sign.example.org@evil.example/",
	"https://sign.example.org:8443/",
	"http://sign.example.org/",
	"javascript:alert(1)",
	"blob:null/x",
	"file:///etc/passwd",
	"/pair",
	"",
])('"%s" is not the server\'s own', (address) => {
	expect(() => pageAddress(address, origin)).toThrow(ForeignAddress);
});
