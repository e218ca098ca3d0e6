import { expect, test } from "vitest";
import { knownKey } from "../testing/known-key.ts";
import { creationInputs, credentialProtection } from "./creation-extensions.ts";

const both = knownKey({}, { 2: ["hmac-secret", "credProtect"] });
const level = credentialProtection.verificationRequired;

test("what is wanted goes to a key that can do it", () => {
	const inputs = creationInputs({ prf: true, protection: { level, enforce: true } }, both);
	expect(inputs).toEqual(
		new Map<string, unknown>([
			["hmac-secret", true],
			["credProtect", 3],
		]),
	);
});

test("nothing goes where nothing is wanted", () => {
	expect(creationInputs({}, both)).toEqual(new Map());
	expect(creationInputs({ prf: false }, both)).toEqual(new Map());
});

test("a key that can not do it is not asked", () => {
	expect(creationInputs({ prf: true, protection: { level } }, knownKey())).toEqual(new Map());
});

test("a key that can not protect is refused where protection is to be enforced", () => {
	const wanted = { protection: { level, enforce: true } } as const;
	expect(() => creationInputs(wanted, knownKey({}, { 2: ["hmac-secret"] }))).toThrow(
		expect.objectContaining({ reason: "unsupported" }),
	);
});

test("the levels have the standard's numbers", () => {
	expect(credentialProtection).toEqual({
		verificationOptional: 1,
		verificationOptionalWithList: 2,
		verificationRequired: 3,
	});
});
