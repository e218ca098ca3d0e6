import fc from "fast-check";
import { expect, test } from "vitest";
import { textRefusal } from "./claimed-text.ts";
import { loginChallengeText, readLoginChallengeText, type SignedRequest } from "./login-challenge.ts";

const request: SignedRequest = {
	id: "mfzwizltoquhg5dsnfxgoylbme",
	account: "alice",
	kind: "ssh",
	target: "server01",
	host: "build-7",
	osUser: "ci",
	address: "203.0.113.24",
	createdAt: "2026-11-22T14:31:28.000Z",
	expiresAt: "2026-11-22T14:34:28.000Z",
	keyThumbprint: "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
	nonce: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
};

test("the text is exactly this, with absent values empty", () => {
	expect(loginChallengeText(request, "47")).toBe(
		[
			"countersign-login/1",
			"id: mfzwizltoquhg5dsnfxgoylbme",
			"account: alice",
			"kind: ssh",
			"client: ",
			"target: server01",
			"command: ",
			"host: build-7",
			"os-user: ci",
			"address: 203.0.113.24",
			"created: 2026-11-22T14:31:28.000Z",
			"expires: 2026-11-22T14:34:28.000Z",
			"key: kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
			"nonce: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
			"code: 47",
			"",
		].join("\n"),
	);
});

test("it can be read back, value by value", () => {
	const values = readLoginChallengeText(loginChallengeText(request, ""));
	expect(values?.get("os-user")).toBe("ci");
	expect(values?.get("command")).toBe("");
	expect([...(values?.keys() ?? [])]).toHaveLength(14);
});

test.each([
	["another version", (text: string) => text.replace("/1", "/2")],
	["a line more", (text: string) => `${text}extra: x\n`],
	["a line less", (text: string) => text.replace(/^client: \n/m, "")],
	["two lines swapped", (text: string) => text.replace(/^(target.*)\n(command.*)$/m, "$2\n$1")],
	["no line break at the end", (text: string) => text.trimEnd()],
])("a text with %s is not one of ours", (_, change) => {
	expect(readLoginChallengeText(change(loginChallengeText(request, "47")))).toBeUndefined();
});

test("two requests that differ in anything never have the same text", () => {
	const value = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).filter((text) => !textRefusal(text, 200));
	const claims = fc.record({ target: value, command: value, host: value, osUser: value }, { requiredKeys: [] });
	fc.assert(
		fc.property(claims, claims, (one, other) => {
			const same = JSON.stringify(one, sorted) === JSON.stringify(other, sorted);
			const [a, b] = [one, other].map((claimed) => {
				const { target: _, host: __, osUser: ___, ...rest } = request;
				return loginChallengeText({ ...rest, ...claimed }, "00");
			});
			expect(a === b).toBe(same);
		}),
	);
});

const sorted = ["target", "command", "host", "osUser"];
