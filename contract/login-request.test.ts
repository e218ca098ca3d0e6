import { expect, test } from "vitest";
import { LoginRequest } from "./login-request.ts";

const request = {
	id: "b".repeat(26),
	account: "alice",
	kind: "ssh",
	address: "203.0.113.24",
	createdAt: "2026-11-21T14:31:00.000Z",
	expiresAt: "2026-11-21T14:34:00.000Z",
	keyThumbprint: "k".repeat(43),
	nonce: "n".repeat(43),
	matchCode: "off",
	announced: true,
	state: "pending",
};

const shown = ["client", "target", "command", "host", "osUser", "address", "signedWith", "settledBy"];

test.each(shown)("a server's word for %s is taken, where it is one line that stays in its place", (member) => {
	const taken = (value: string) => LoginRequest.safeParse({ ...request, [member]: value }).success;
	expect(taken("build-7")).toBe(true);
	for (const value of ["a\u202eb", "a\nb", "a\u200bb", "a".repeat(1001)]) expect(taken(value)).toBe(false);
});
