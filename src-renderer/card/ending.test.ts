import { expect, test } from "vitest";
import type { LoginRequest } from "../../contract/login-request.ts";
import { words } from "../words.ts";
import { endSentence } from "./ending.ts";

function ended(more: Partial<LoginRequest>): LoginRequest {
	const settledAt = "2026-11-21T14:32:07.000Z";
	return { account: "alice", settledAt, settledBy: "alice", ...more } as LoginRequest;
}

test("what the reader did is said plainly", () => {
	expect(endSentence(ended({ state: "approved", signedWith: "YubiKey 5C" }), false)).toBe(
		"Signed with YubiKey 5C. The login went through.",
	);
	expect(endSentence(ended({ state: "denied" }), false)).toBe(words.end.denied);
});

test("a VPN that is joined after the approval is not said to have let anybody in", () => {
	const vpn = { state: "approved", kind: "vpn", target: "vpn.example.org" } as const;
	expect(endSentence(ended({ ...vpn, signedWith: "Desk key" }), false)).toBe(
		"Signed with Desk key. Where it was asked for shows what became of it.",
	);
	expect(endSentence(ended(vpn), false)).toBe(words.end.approvedVpnBare);
	// What a client of OpenID Connect asks for has gone through once it is approved.
	expect(endSentence(ended({ ...vpn, client: "Wiki" }), false)).toBe(words.end.approvedBare);
});

test("what was done on another device says so, with the time", () => {
	expect(endSentence(ended({ state: "approved" }), true)).toMatch(
		/^Approved on another of your devices at \d\d:\d\d\.$/,
	);
	expect(endSentence(ended({ state: "denied" }), true)).toMatch(/^Denied on another of your devices at \d\d:\d\d\./);
});

test("somebody else's decision names them, whenever it is read", () => {
	for (const elsewhere of [true, false])
		expect(endSentence(ended({ state: "denied", settledBy: "carol" }), elsewhere)).toMatch(/^Denied by carol at /);
});

test("until the server tells more, the state alone is said", () => {
	expect(endSentence({ account: "alice", state: "denied" } as LoginRequest, true)).toBe(words.end.denied);
	expect(endSentence({ account: "alice", state: "approved" } as LoginRequest, true)).toBe(words.end.approvedBare);
});

test("two wrong codes, an end of time and a withdrawal have words of their own", () => {
	expect(endSentence(ended({ state: "denied", reason: "wrong-code" }), true)).toBe(words.end.deniedCodes);
	expect(endSentence(ended({ state: "expired" }), true)).toBe(words.end.expired);
	expect(endSentence(ended({ state: "cancelled" }), true)).toBe(words.end.cancelled);
});
