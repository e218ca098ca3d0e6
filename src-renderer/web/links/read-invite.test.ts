import { expect, test } from "vitest";
import { words } from "../../words.ts";
import { readInvite } from "./read-invite.ts";

const origin = "https://sign.example.org";
const secret = "aB-_".repeat(10).concat("xyz");

test("a pasted link gives its secret", () => {
	expect(readInvite(` ${origin}/join#${secret}\n`, origin)).toEqual({ secret });
});

test("half a link, and anything else, is said to be none", () => {
	for (const pasted of ["", secret, `${origin}/join#${secret.slice(1)}`, `${origin}/pair#${secret}`, `${origin}/join`])
		expect(readInvite(pasted, origin)).toEqual({ complaint: words.invited.bad });
});

test("the link of another server is not redeemed here", () => {
	const other = readInvite(`https://other.example.org/join#${secret}`, origin);
	expect(other).toEqual({ complaint: "That link belongs to another server: other.example.org. Open it there." });
});
