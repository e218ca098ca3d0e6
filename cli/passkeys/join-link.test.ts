import { expect, test } from "vitest";
import { readJoinLink } from "./join-link.ts";

const secret = "aB-_".repeat(10).concat("xyz");

test("a link gives its server and its secret", () => {
	expect(readJoinLink(` https://sign.example.org/join#${secret}\n`)).toEqual({
		server: "https://sign.example.org",
		secret,
	});
	expect(readJoinLink(`http://localhost:8686/join#${secret}`).server).toBe("http://localhost:8686");
});

test.each([
	["", /not a whole link/],
	[secret, /not a whole link/],
	[`https://sign.example.org/join#${secret.slice(1)}`, /not a whole link/],
	[`https://sign.example.org/join#${secret}x`, /not a whole link/],
	[`https://sign.example.org/pair#${secret}`, /not a whole link/],
	[`https://sign.example.org/join?a=b#${secret}`, /not a whole link/],
	[`https://sign.example.org@evil.example/join#${secret}`, /not a whole link/],
	[`http://sign.example.org/join#${secret}`, /^http:\/\/ works for localhost only/],
	[`ftp://sign.example.org/join#${secret}`, /^A server's address begins with https/],
])("%j is refused, and not repeated", (text, words) => {
	let refusal: unknown;
	try {
		readJoinLink(text);
	} catch (error) {
		refusal = error;
	}
	expect(refusal).toMatchObject({ code: "usage", message: expect.stringMatching(words) });
	expect(JSON.stringify(refusal) + String(refusal)).not.toContain(secret.slice(1));
});
