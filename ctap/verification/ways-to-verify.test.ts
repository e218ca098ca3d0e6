import { expect, test } from "vitest";
import { permission } from "../commands/command-code.ts";
import { knownKey } from "../testing/known-key.ts";
import { chooseProtocol } from "./choose-protocol.ts";
import { alwaysVerifies, waysToVerify } from "./ways-to-verify.ts";

test.each([
	[{}, "none", "none", "plain"],
	[{ clientPin: false }, "none", "not-set", "plain"],
	[{ clientPin: true }, "none", "set", "plain"],
	[{ clientPin: true, pinUvAuthToken: true }, "none", "set", "with-permissions"],
	[{ clientPin: true, pinUvAuthToken: false }, "none", "set", "plain"],
	[{ uv: false, clientPin: true }, "none", "set", "plain"],
	[{ uv: true }, "option", "none", "plain"],
	[{ uv: true, clientPin: false }, "option", "not-set", "plain"],
	[{ uv: true, pinUvAuthToken: true }, "token", "none", "with-permissions"],
	[{ uv: true, clientPin: true, pinUvAuthToken: true }, "token", "set", "with-permissions"],
	[{ clientPin: true, noMcGaPermissionsWithClientPin: true }, "none", "none", "plain"],
	[{ clientPin: true, noMcGaPermissionsWithClientPin: false }, "none", "set", "plain"],
] as const)("a key with %o verifies by itself: %s, by PIN: %s, with a token: %s", (options, builtIn, pin, pinToken) => {
	expect(waysToVerify(knownKey(options))).toEqual({ builtIn, pin, pinToken });
});

test("a key whose PIN is not for signing in takes it for what it stores", () => {
	const key = knownKey({ clientPin: true, pinUvAuthToken: true, noMcGaPermissionsWithClientPin: true });
	expect(waysToVerify(key, permission.credentialManagement).pin).toBe("set");
	expect(waysToVerify(key, permission.makeCredential).pin).toBe("none");
	expect(waysToVerify(key, permission.getAssertion | permission.credentialManagement).pin).toBe("none");
});

test("a key that always verifies says so", () => {
	expect([{}, { alwaysUv: false }, { alwaysUv: true }].map((options) => alwaysVerifies(knownKey(options)))).toEqual([
		false,
		false,
		true,
	]);
});

test.each([
	[[2, 1], 2],
	[[1, 2], 2],
	[[2], 2],
	[[1], 1],
	[[3, 1, 0], 1],
])("of protocols %o, number %i is used", (protocols, id) => {
	expect(chooseProtocol(knownKey({ clientPin: true }, { 6: protocols })).id).toBe(id);
});

test("a key with PINs that is older than the list of protocols has protocol one", () => {
	expect(chooseProtocol(knownKey({ clientPin: false })).id).toBe(1);
});

test.each([
	["that names none that is known", knownKey({ clientPin: true }, { 6: [3] })],
	["without PINs that names none", knownKey()],
])("a key %s can not be used with one", (_, key) => {
	expect(() => chooseProtocol(key)).toThrow(expect.objectContaining({ reason: "unsupported" }));
});
