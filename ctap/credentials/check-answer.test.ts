import { describe, expect, test } from "vitest";
import { readAuthenticatorData } from "../commands/authenticator-data.ts";
import { type WrittenData, writtenData } from "../testing/authenticator-bytes.ts";
import { checkAuthenticatorData, checkCredential } from "./check-answer.ts";

const rpId = "login.example";
const untrusted = (words: string) =>
	expect.objectContaining({ reason: "untrusted", message: expect.stringContaining(words) });

describe("authenticator data", () => {
	const check = (written: WrittenData, userVerified: boolean) =>
		checkAuthenticatorData(readAuthenticatorData(writtenData(written)), { rpId, userVerified });

	test("of this relying party, with a touch, and verified where that was demanded, is good", () => {
		expect(() => check({ flags: 0x05 }, true)).not.toThrow();
		expect(() => check({ flags: 0x05 }, false)).not.toThrow();
		expect(() => check({ flags: 0x01 }, false)).not.toThrow();
	});

	test.each(["login.example.com", "example", "LOGIN.EXAMPLE", ""])(
		"of relying party %j is for somebody else",
		(other) => {
			expect(() => check({ rpId: other }, true)).toThrow(untrusted("for somebody else"));
		},
	);

	test("without a touch is not taken, verified or not", () => {
		expect(() => check({ flags: 0x00 }, false)).toThrow(untrusted("without a touch"));
		expect(() => check({ flags: 0x04 }, true)).toThrow(untrusted("without a touch"));
	});

	test("without verification is not taken where it was demanded", () => {
		expect(() => check({ flags: 0x01 }, true)).toThrow(untrusted("without checking who touched it"));
		expect(() => check({ flags: 0x19 }, true)).toThrow(untrusted("without checking who touched it"));
	});
});

describe("the credential that signed", () => {
	const one = { id: Uint8Array.of(1, 2) };
	const other = { id: Uint8Array.of(1, 3) };

	test("is one of those allowed", () => {
		expect(checkCredential({ id: Buffer.from([1, 3]) }, [one, other])).toEqual({ id: Buffer.from([1, 3]) });
	});

	test("is any where all are allowed", () => {
		expect(checkCredential(other, undefined)).toBe(other);
	});

	test.each([[[one]], [[]], [[{ id: Uint8Array.of(1) }, { id: Uint8Array.of(1, 3, 0) }]]])(
		"is none but those allowed",
		(allowed) => {
			expect(() => checkCredential(other, allowed)).toThrow(untrusted("not asked for"));
		},
	);

	test("is named", () => {
		expect(() => checkCredential(undefined, undefined)).toThrow(untrusted("without saying"));
		expect(() => checkCredential(undefined, [one])).toThrow(untrusted("without saying"));
	});
});
