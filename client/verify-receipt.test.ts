import { describe, expect, test } from "vitest";
import { Receipt } from "../contract/receipt.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import type { Subtle } from "./passkey-signature.ts";
import { type Difference, makeReceipt, type PasskeyAlgorithm, signedText } from "./receipt-for-tests.ts";
import { textOf } from "./utf8.ts";
import { verifyReceipt } from "./verify-receipt.ts";

declare const crypto: { subtle: Subtle };

const algorithms: PasskeyAlgorithm[] = ["ES256", "Ed25519", "RS256"];

async function failedChecks(receipt: Receipt, pinned?: Receipt["publicKey"]): Promise<string[]> {
	const { valid, checks } = await verifyReceipt(crypto.subtle, receipt, pinned);
	const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name);
	expect(valid).toBe(failed.length === 0);
	return failed;
}

describe.each(algorithms)("a receipt signed with %s", (algorithm) => {
	test("holds, and tells what was signed", async () => {
		const receipt = await makeReceipt(algorithm);
		expect(Receipt.safeParse(receipt).success).toBe(true);
		const verdict = await verifyReceipt(crypto.subtle, receipt);
		expect(verdict.valid).toBe(true);
		expect(verdict.checks).toHaveLength(9);
		expect(verdict.keyThumbprint).toMatch(/^[\w-]{43}$/);
		expect(Object.fromEntries(verdict.facts)).toMatchObject({
			account: "alice",
			kind: "run",
			command: "make deploy",
			"os-user": "",
			code: "47",
		});
	});

	test("holds with its own key pinned, and not with another", async () => {
		const receipt = await makeReceipt(algorithm);
		expect(await failedChecks(receipt, receipt.publicKey)).toEqual([]);
		for (const other of algorithms)
			expect(await failedChecks(receipt, (await makeReceipt(other)).publicKey)).toEqual(["pinned-key"]);
	});

	test("does not hold with one changed bit of the signature, or another receipt's key", async () => {
		const receipt = await makeReceipt(algorithm);
		const signature = fromBase64url(receipt.signature) ?? new Uint8Array();
		const last = signature.length - 1;
		signature[last] = (signature[last] ?? 0) ^ 1;
		expect(await failedChecks({ ...receipt, signature: toBase64url(signature) })).toEqual(["signature"]);
		const { publicKey } = await makeReceipt(algorithm);
		expect(await failedChecks({ ...receipt, publicKey })).toEqual(["signature"]);
	});
});

const wellSigned: [what: string, difference: Difference, failed: string][] = [
	["a text of a later version", { text: signedText.replace("login/1", "login/2") }, "text-version"],
	["a text with a line too many", { text: `${signedText}more: x\n` }, "text-version"],
	["another challenge", { clientData: { challenge: "A".repeat(43) } }, "challenge"],
	["a registration", { clientData: { type: "webauthn.create" } }, "type"],
	["a signature from inside a foreign page", { clientData: { crossOrigin: true } }, "same-origin"],
	["a foreign page around it", { clientData: { topOrigin: "https://evil.example" } }, "same-origin"],
	["another origin", { clientData: { origin: "https://evil.example" } }, "origin"],
	["an origin outside the rpId", { receipt: { rpId: "ample.org" }, hashedRpId: "ample.org" }, "origin"],
	["another rpId under the signature", { hashedRpId: "evil.example" }, "rp-id"],
	["nobody present", { flags: 0x04 }, "user-present"],
	["nobody verified", { flags: 0x01 }, "user-verified"],
];

test.each(wellSigned)("%s is refused by name, though it is signed", async (_, difference, failed) => {
	expect(await failedChecks(await makeReceipt("ES256", difference))).toEqual([failed]);
});

test.each([
	"http://sign.example.org",
	"https://evil.example/https://sign.example.org",
	"https://x@sign.example.org",
	"null",
])("the origin %s is no place to sign at", async (origin) => {
	const receipt = await makeReceipt("ES256", { clientData: { origin }, receipt: { origin } });
	expect(await failedChecks(receipt)).toEqual(["origin"]);
});

test("a receipt of a server on localhost holds", async () => {
	const [origin, rpId] = ["http://localhost:8686", "localhost"];
	const receipt = await makeReceipt("ES256", {
		clientData: { origin },
		hashedRpId: rpId,
		receipt: { origin, rpId },
	});
	expect(await failedChecks(receipt)).toEqual([]);
});

const editedLater: [what: string, edit: (receipt: Receipt) => Partial<Receipt>, failed: string[]][] = [
	["the text", ({ text }) => ({ text: text.replace("alice", "mallory") }), ["challenge"]],
	["the code", ({ text }) => ({ text: text.replace("code: 47", "code: 48") }), ["challenge"]],
	["the rpId", () => ({ rpId: "sign.example.org" }), ["rp-id"]],
	["the origin", () => ({ origin: "https://other.example.org" }), ["origin"]],
	[
		"the flags",
		({ authenticatorData }) => ({ authenticatorData: withByte(authenticatorData, 32, 0x0d) }),
		["signature"],
	],
	[
		"the counter",
		({ authenticatorData }) => ({ authenticatorData: withByte(authenticatorData, 36, 8) }),
		["signature"],
	],
	["client data", ({ clientDataJSON }) => ({ clientDataJSON: respaced(clientDataJSON) }), ["signature"]],
	["the signature, to none", () => ({ signature: "" }), ["signature"]],
	["the signature, to no base64url", () => ({ signature: "*" }), ["signature"]],
];

test.each(editedLater)("a receipt edited in %s is refused by name", async (_, edit, failed) => {
	const receipt = await makeReceipt("ES256");
	expect(await failedChecks({ ...receipt, ...edit(receipt) })).toEqual(failed);
});

test("client data that is not JSON, or not UTF-8, passes nothing that reads it", async () => {
	const readers = ["challenge", "type", "origin"];
	expect(await failedChecks(await makeReceipt("ES256", { clientDataText: "[]" }))).toEqual(readers);
	expect(await failedChecks(await makeReceipt("ES256", { clientDataText: "{" }))).toEqual(readers);
	const receipt = await makeReceipt("ES256", { receipt: { clientDataJSON: toBase64url(Uint8Array.of(0xff)) } });
	expect(await failedChecks(receipt)).toEqual([...readers, "signature"]);
});

test("short authenticator data has no flags", async () => {
	const receipt = await makeReceipt("ES256");
	const short = toBase64url((fromBase64url(receipt.authenticatorData) ?? new Uint8Array()).subarray(0, 36));
	expect(await failedChecks({ ...receipt, authenticatorData: short })).toEqual([
		"user-present",
		"user-verified",
		"signature",
	]);
});

function withByte(text: string, at: number, value: number): string {
	const bytes = fromBase64url(text) ?? new Uint8Array();
	bytes[at] = value;
	return toBase64url(bytes);
}

/** The same values, written differently. */
function respaced(clientDataJSON: string): string {
	const text = textOf(fromBase64url(clientDataJSON) ?? new Uint8Array());
	return toBase64url(Uint8Array.from(` ${text}`, (character) => character.charCodeAt(0)));
}
