import { describe, expect, test } from "vitest";
import { byteString, member } from "../../cbor/read-member.ts";
import { commandCode } from "../../commands/command-code.ts";
import type { PinUvProtocol } from "../../pin-uv/pin-uv-protocol.ts";
import { statusCode } from "../../status/status-code.ts";
import { allow, getAssertion, makeCredential, named, readAuthenticatorData, rpId } from "../testing/test-ceremony.ts";
import { type Agreement, agree, keyWithPin, present, tokenByPin } from "../testing/test-pin.ts";
import { TestPlatform } from "../testing/test-platform.ts";
import { createVirtualKey } from "../virtual-key.ts";

const extended = (extensions: Parameters<typeof named>[0], key = 6) => ({ others: { [key]: named(extensions) } });

describe("credProtect", () => {
	async function protectedBy(level: number, rk: boolean) {
		const { platform } = await keyWithPin();
		const token = present(await tokenByPin(platform, "1234"));
		const parameters = { token, options: { rk }, ...extended({ credProtect: level }) };
		const created = readAuthenticatorData(await makeCredential(platform, parameters));
		expect(created.extensions).toEqual(named({ credProtect: level }));
		return { platform, id: created.credentialId };
	}

	test.each([
		[1, true, statusCode.ok, statusCode.ok],
		[2, true, statusCode.noCredentials, statusCode.ok],
		[3, true, statusCode.noCredentials, statusCode.noCredentials],
		[3, false, statusCode.noCredentials, statusCode.noCredentials],
	])("level %i, resident %s", async (level, rk, unlisted, listed) => {
		const { platform, id } = await protectedBy(level, rk);
		expect((await getAssertion(platform)).status).toBe(unlisted);
		const list = { others: { 3: allow(id) } };
		expect((await getAssertion(platform, list)).status).toBe(listed);
		const token = present(await tokenByPin(platform, "1234"));
		expect((await getAssertion(platform, { token, ...list })).status).toBe(statusCode.ok);
	});

	test("the highest hides from an excludeList too", async () => {
		const { platform, id } = await protectedBy(3, false);
		const list = { others: { 5: allow(id) } };
		expect((await makeCredential(platform, list)).status).toBe(statusCode.ok);
		const token = present(await tokenByPin(platform, "1234"));
		expect((await makeCredential(platform, { token, ...list })).status).toBe(statusCode.credentialExcluded);
	});

	test("there is no fourth level", async () => {
		const { platform } = await keyWithPin();
		expect((await makeCredential(platform, extended({ credProtect: 4 }))).status).toBe(statusCode.invalidOption);
	});

	test("a model may protect unasked, and says nothing of it", async () => {
		const { platform } = await keyWithPin({ defaultProtection: 3 });
		const created = readAuthenticatorData(await makeCredential(platform));
		expect(created.extensions).toEqual(new Map());
		const list = { others: { 3: allow(created.credentialId) } };
		expect((await getAssertion(platform, list)).status).toBe(statusCode.noCredentials);
	});

	test("a model that does not know it passes it over", async () => {
		const { platform } = await keyWithPin({ extensions: [] });
		const created = await makeCredential(platform, extended({ credProtect: 3, "hmac-secret": true, tea: 1 }));
		expect(readAuthenticatorData(created).extensions).toEqual(new Map());
	});
});

const salt = (fill: number) => new Uint8Array(32).fill(fill);

/** The input that asks for the secrets of these salts. */
function saltsFor(
	{ protocol, secret, platformKey }: Agreement,
	salts: Uint8Array,
	authenticator: PinUvProtocol = protocol,
) {
	const saltEnc = protocol.encrypt(secret, salts);
	return new Map<number, Parameters<typeof named>[0][string]>([
		[1, platformKey],
		[2, saltEnc],
		[3, authenticator.authenticate(secret, saltEnc)],
		[4, protocol.id],
	]);
}

describe.each([1, 2] as const)("hmac-secret by protocol %i", (id) => {
	async function withSecret() {
		const { platform } = await keyWithPin();
		const created = readAuthenticatorData(await makeCredential(platform, extended({ "hmac-secret": true })));
		expect(created.extensions).toEqual(named({ "hmac-secret": true }));
		return { platform, allowList: { 3: allow(created.credentialId) } };
	}

	async function secretsOf(platform: TestPlatform, allowList: object, salts: Uint8Array, verified = false) {
		const token = verified ? present(await tokenByPin(platform, "1234", { id })) : undefined;
		const agreement = await agree(platform, id);
		const others = { ...allowList, 4: named({ "hmac-secret": saltsFor(agreement, salts) }) };
		const result = await getAssertion(platform, { token, others });
		const { extensions } = readAuthenticatorData(result);
		return Buffer.from(agreement.protocol.decrypt(agreement.secret, member(extensions, "hmac-secret", byteString)));
	}

	test("the same salt has the same secret, and each salt its own", async () => {
		const { platform, allowList } = await withSecret();
		const one = await secretsOf(platform, allowList, salt(1));
		const both = await secretsOf(platform, allowList, Buffer.concat([salt(1), salt(2)]));
		expect(one).toHaveLength(32);
		expect(both.subarray(0, 32)).toEqual(one);
		expect(both.subarray(32)).not.toEqual(one);
	});

	test("a verified user has secrets of their own", async () => {
		const { platform, allowList } = await withSecret();
		const unverified = await secretsOf(platform, allowList, salt(1));
		const verified = await secretsOf(platform, allowList, salt(1), true);
		expect(verified).not.toEqual(unverified);
		expect(await secretsOf(platform, allowList, salt(1), true)).toEqual(verified);
	});

	test("a credential that was made without it has none", async () => {
		const { platform } = await keyWithPin();
		const { credentialId } = readAuthenticatorData(await makeCredential(platform));
		const input = { "hmac-secret": saltsFor(await agree(platform, id), salt(1)) };
		const result = await getAssertion(platform, { others: { 3: allow(credentialId), 4: named(input) } });
		expect(readAuthenticatorData(result).extensions).toEqual(new Map());
	});

	test("what is wrong with the input", async () => {
		const { platform, allowList } = await withSecret();
		const agreement = await agree(platform, id);
		const forged = saltsFor(agreement, salt(1)).set(3, new Uint8Array(id === 1 ? 16 : 32));
		const ask = async (input: Parameters<typeof named>[0][string], up = true) =>
			(await getAssertion(platform, { options: { up }, others: { ...allowList, 4: named({ "hmac-secret": input }) } }))
				.status;
		expect(await ask(forged)).toBe(statusCode.pinAuthInvalid);
		expect(await ask(saltsFor(agreement, new Uint8Array(16)))).toBe(statusCode.invalidParameter);
		expect(await ask(new Map([[1, agreement.platformKey]]))).toBe(statusCode.missingParameter);
		expect(await ask(saltsFor(agreement, salt(1)), false)).toBe(statusCode.unsupportedOption);
	});

	test("a model of CTAP 2.2 gives them at creation already", async () => {
		const { platform } = await keyWithPin({ extensions: ["hmac-secret", "hmac-secret-mc"] });
		const agreement = await agree(platform, id);
		const input = { "hmac-secret": true, "hmac-secret-mc": saltsFor(agreement, salt(1)) };
		const created = readAuthenticatorData(await makeCredential(platform, extended(input)));
		const given = member(created.extensions, "hmac-secret-mc", byteString);
		const atCreation = Buffer.from(agreement.protocol.decrypt(agreement.secret, given));
		expect(await secretsOf(platform, { 3: allow(created.credentialId) }, salt(1))).toEqual(atCreation);
	});
});

test("the secret is the same by either protocol", async () => {
	const { platform } = await keyWithPin();
	const { credentialId } = readAuthenticatorData(await makeCredential(platform, extended({ "hmac-secret": true })));
	const secrets = [];
	for (const id of [1, 2] as const) {
		const agreement = await agree(platform, id);
		const others = { 3: allow(credentialId), 4: named({ "hmac-secret": saltsFor(agreement, salt(7)) }) };
		const { extensions } = readAuthenticatorData(await getAssertion(platform, { others }));
		secrets.push(agreement.protocol.decrypt(agreement.secret, member(extensions, "hmac-secret", byteString)));
	}
	expect(Buffer.from(secrets[0] ?? [])).toEqual(Buffer.from(secrets[1] ?? []));
});

test("minPinLength is told to relying parties on the key's list", async () => {
	const platform = await TestPlatform.open(createVirtualKey());
	const settings = new Map<number, number | string[]>([
		[1, 6],
		[2, [rpId]],
	]);
	expect((await platform.command(0x0d, { 1: 3, 2: settings })).status).toBe(statusCode.ok);
	const told = readAuthenticatorData(await makeCredential(platform, extended({ minPinLength: true })));
	expect(told.extensions).toEqual(named({ minPinLength: 6 }));
	const elsewhere = { others: { 2: named({ id: "other.example" }), 6: named({ minPinLength: true }) } };
	expect(readAuthenticatorData(await makeCredential(platform, elsewhere)).extensions).toEqual(new Map());
	expect((await platform.command(commandCode.getInfo)).members.get(13)).toBe(6);
});
