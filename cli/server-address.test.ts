import { expect, test } from "vitest";
import { CommandFailure } from "./command-failure.ts";
import { readServerAddress } from "./server-address.ts";

test.each([
	["sign.example.org", "https://sign.example.org"],
	["sign.example.org:8443", "https://sign.example.org:8443"],
	["https://Sign.Example.org/", "https://sign.example.org"],
	["https://sign.example.org:443", "https://sign.example.org"],
	["http://localhost:8686", "http://localhost:8686"],
	["localhost:8686", "http://localhost:8686"],
	["localhost", "http://localhost"],
	["https://localhost:8686", "https://localhost:8686"],
	["localhost.example.org", "https://localhost.example.org"],
])("%s means %s", (text, origin) => {
	expect(readServerAddress(text)).toBe(origin);
});

test.each([
	["http://sign.example.org", "use https://sign.example.org."],
	["http://localhost.evil.example", "use https://localhost.evil.example."],
	["http://127.0.0.1:8686", "use http://localhost:8686."],
	["http://[::1]", "use http://localhost."],
	["ftp://sign.example.org", "begins with https://, not with ftp://."],
	["https://alice:secret@sign.example.org", "holds no name and no password."],
	["https://sign.example.org/approve/x", "has no path: use https://sign.example.org."],
	["https://sign.example.org/?x", "has no path"],
	["", '"" is not the address of a server.'],
	["two words", '"two words" is not the address of a server.'],
	["https://", "is not the address of a server."],
	["sign.example.org:99999", "is not the address of a server."],
])('"%s" is refused, with what to do', (text, words) => {
	expect(() => readServerAddress(text)).toThrow(words);
	expect(() => readServerAddress(text)).toThrow(CommandFailure);
});
