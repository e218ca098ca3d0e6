import { expect, test } from "vitest";
import { AddressRefused, readServerAddress } from "./server-address.ts";

test.each([
	["sign.example.org", "https://sign.example.org"],
	["https://Sign.Example.org:443/", "https://sign.example.org"],
	["localhost:8686", "http://localhost:8686"],
])("%s means %s", (text, origin) => {
	expect(readServerAddress(text)).toBe(origin);
});

test.each([
	["", "no-address", undefined],
	["two words", "no-address", undefined],
	["sign.example.org:99999", "no-address", undefined],
	["ftp://sign.example.org", "scheme", undefined],
	["http://sign.example.org:8443", "http", "https://sign.example.org:8443"],
	["http://127.0.0.1:8686", "loopback", "http://localhost:8686"],
	["http://[::1]", "loopback", "http://localhost"],
	["https://alice:secret@sign.example.org", "credentials", "https://sign.example.org"],
	["sign.example.org/approve/x", "path", "https://sign.example.org"],
	["https://sign.example.org/#x", "path", "https://sign.example.org"],
])('"%s" is refused as %s, and %s is suggested', (text, reason, suggestion) => {
	expect(refusal(text)).toMatchObject({ name: "AddressRefused", reason, suggestion });
});

test("a refusal repeats no password", () => {
	expect(JSON.stringify(refusal("https://alice:secret@sign.example.org"))).not.toContain("secret");
});

function refusal(text: string): AddressRefused {
	try {
		readServerAddress(text);
	} catch (error) {
		if (error instanceof AddressRefused) return error;
	}
	throw new Error("It was not refused.");
}
