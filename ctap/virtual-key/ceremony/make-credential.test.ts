import { describe, expect, test } from "vitest";
import { commandCode } from "../../commands/command-code.ts";
import { statusCode } from "../../status/status-code.ts";
import { keyOfCtap20, type Personality } from "../personality.ts";
import { createOwner } from "../testing/owner.ts";
import { allow, getAssertion, makeCredential, named, readAuthenticatorData, rpId } from "../testing/test-ceremony.ts";
import { keyWithPin, present, tokenByPin } from "../testing/test-pin.ts";
import { TestPlatform } from "../testing/test-platform.ts";
import { createVirtualKey } from "../virtual-key.ts";

const open = async (personality: Partial<Personality> = {}) =>
	await TestPlatform.open(createVirtualKey({ personality }));

describe("what it is asked for", () => {
	test("a new credential, which signs for itself", async () => {
		const { status, members } = await makeCredential(await open());
		expect(status).toBe(statusCode.ok);
		expect(members.get(1)).toBe("packed");
		expect(members.get(3)).toEqual(named({ alg: -7, sig: expect.any(Uint8Array) }));
	});

	test("one that nobody vouches for", async () => {
		const { members } = await makeCredential(await open({ attestation: "none" }));
		expect([members.get(1), members.get(3)]).toEqual(["none", new Map()]);
	});

	test.each([
		["the first algorithm that the key knows", [-257, -8, -7], -8],
		["one of an unknown type is passed over", [-8, -7], -7],
	])("%s", async (_, algorithms, chosen) => {
		const platform = await open({ algorithms: [-7, -8] });
		const list = algorithms.map((alg) => named({ alg, type: chosen === -7 && alg === -8 ? "tea" : "public-key" }));
		const created = readAuthenticatorData(await makeCredential(platform, { others: { 4: list } }));
		expect(created.cosePublicKey.get(3)).toBe(chosen);
	});

	test.each<[string, Parameters<typeof makeCredential>[1], number]>([
		["none of its algorithms", { others: { 4: [named({ alg: -257, type: "public-key" })] } }, 0x26],
		["algorithms without a type", { others: { 4: [named({ alg: -7 })] } }, statusCode.missingParameter],
		["an algorithm of another kind", { others: { 4: [named({ alg: "x", type: "public-key" })] } }, 0x11],
		["no user", { others: { 3: undefined } }, statusCode.missingParameter],
		["a user without an id", { others: { 3: named({ name: "ada" }) } }, statusCode.missingParameter],
		["no touch", { options: { up: false } }, statusCode.invalidOption],
		["a finger, without a reader", { options: { uv: true } }, statusCode.invalidOption],
		["enterprise attestation", { others: { 10: 1 } }, statusCode.invalidParameter],
		["a hash that is none", { others: { 1: new Uint8Array(31) } }, statusCode.invalidLength],
		["an option that nobody knows", { options: { tea: true, up: true, uv: false } }, statusCode.ok],
	])("%s", async (_, parameters, expected) => {
		expect(await makeCredential(await open(), parameters)).toMatchObject({ status: expected });
	});

	test("a message that is too long", async () => {
		const platform = await open();
		const parameters = { others: { 3: named({ id: new Uint8Array(1200) }) } };
		expect(await makeCredential(platform, parameters)).toMatchObject({ status: statusCode.requestTooLarge });
	});
});

describe("who may", () => {
	const status = async (
		personality: Partial<Personality>,
		parameters: Parameters<typeof makeCredential>[1],
		pin = true,
	) => {
		const options = pin ? { pin: "1234", personality } : { personality };
		return (await makeCredential(await TestPlatform.open(createVirtualKey(options)), parameters)).status;
	};
	const resident = { options: { rk: true } };

	test("without a PIN on the key, everybody", async () => {
		expect(await status({}, resident, false)).toBe(statusCode.ok);
	});

	test("with one, nobody without it makes a resident credential, or any where the model says so", async () => {
		expect(await status({}, {})).toBe(statusCode.ok);
		expect(await status({}, resident)).toBe(statusCode.puatRequired);
		expect(await status({ makeCredUvNotRqd: false }, {})).toBe(statusCode.puatRequired);
		expect(await status(keyOfCtap20, {})).toBe(statusCode.puatRequired);
	});

	test("alwaysUv wants it from everybody, also to set one", async () => {
		expect(await status({ alwaysUv: "on" }, {})).toBe(statusCode.puatRequired);
		expect(await status({ alwaysUv: "on" }, {}, false)).toBe(statusCode.puatRequired);
		expect(await status({ alwaysUv: "on", clientPin: false }, {}, false)).toBe(statusCode.operationDenied);
	});

	test.each([
		["of another permission", { permissions: 2 }, statusCode.pinAuthInvalid],
		["for another relying party", { permissions: 1, rpId: "other.example" }, statusCode.pinAuthInvalid],
		["for no relying party yet", { permissions: 1 }, statusCode.ok],
		["without permissions", {}, statusCode.ok],
	])("a token %s", async (_, ask, expected) => {
		const { platform } = await keyWithPin();
		const token = present(await tokenByPin(platform, "1234", ask));
		expect((await makeCredential(platform, { token, ...resident })).status).toBe(expected);
	});

	test("a token is good for one ceremony", async () => {
		const { platform } = await keyWithPin();
		const token = present(await tokenByPin(platform, "1234"));
		expect((await makeCredential(platform, { token })).status).toBe(statusCode.ok);
		expect((await makeCredential(platform, { token })).status).toBe(statusCode.pinAuthInvalid);
	});

	test("a token of CTAP 2.0 is good for all of them", async () => {
		const { platform } = await keyWithPin(keyOfCtap20);
		const token = present(await tokenByPin(platform, "1234", { id: 1 }));
		for (const id of [rpId, "other.example"]) {
			const result = await makeCredential(platform, { token, others: { 2: named({ id }) } });
			expect(readAuthenticatorData(result).userVerified).toBe(true);
		}
		expect((await getAssertion(platform, { token, options: { up: false } })).status).toBe(statusCode.noCredentials);
	});

	test.each([
		["which protocol", { 9: undefined }, statusCode.missingParameter],
		["a protocol nobody knows", { 9: 3 }, statusCode.invalidParameter],
		["the other protocol", { 9: 1 }, statusCode.pinAuthInvalid],
		["too short a proof", { 8: new Uint8Array(16) }, statusCode.pinAuthInvalid],
	])("a token and no word on %s", async (_, others, expected) => {
		const { platform } = await keyWithPin();
		const token = present(await tokenByPin(platform, "1234"));
		expect((await makeCredential(platform, { token, others })).status).toBe(expected);
	});
});

describe("an empty pinUvAuthParam asks for a touch and nothing else", () => {
	test.each([
		["pinNotSet", false],
		["pinInvalid", true],
	] as const)("%s", async (expected, pin) => {
		const owner = createOwner();
		const key = createVirtualKey({ presence: owner.presence, ...(pin ? { pin: "1234" } : {}) });
		const platform = await TestPlatform.open(key);
		const result = makeCredential(platform, { others: { 8: new Uint8Array(), 9: 1 } });
		expect(await owner.blinking()).toEqual({ kind: "make-credential", rpId });
		owner.touch();
		expect(await result).toMatchObject({ status: statusCode[expected] });
		expect(key.state.signatureCounter).toBe(0);
	});
});

describe("a credential that is excluded", () => {
	test("is told of after a touch, be it one that the key keeps or not", async () => {
		const key = createVirtualKey();
		const platform = await TestPlatform.open(key);
		for (const rk of [true, false]) {
			const { credentialId } = readAuthenticatorData(await makeCredential(platform, { options: { rk } }));
			const again = await makeCredential(platform, { others: { 5: allow(new Uint8Array(32), credentialId) } });
			expect(again.status).toBe(statusCode.credentialExcluded);
			const elsewhere = { 2: named({ id: "other.example" }), 5: allow(credentialId) };
			expect((await makeCredential(platform, { others: elsewhere })).status).toBe(statusCode.ok);
		}
	});

	test("is told of also to whoever refuses, but not to whoever cancels", async () => {
		const owner = createOwner();
		const key = createVirtualKey({ presence: owner.presence });
		const platform = await TestPlatform.open(key);
		const creating = makeCredential(platform);
		await owner.blinking();
		owner.touch();
		const excludeList = { others: { 5: allow(readAuthenticatorData(await creating).credentialId) } };
		const refused = makeCredential(platform, excludeList);
		await owner.blinking();
		owner.refuse();
		expect(await refused).toMatchObject({ status: statusCode.credentialExcluded });
		const cancelled = makeCredential(platform, excludeList);
		await owner.blinking();
		await platform.send({ command: 0x11 });
		expect(await cancelled).toMatchObject({ status: statusCode.keepaliveCancel });
	});
});

test("a key has room for so many resident credentials, and one for each account", async () => {
	const key = createVirtualKey({ personality: { residentCapacity: 2 } });
	const platform = await TestPlatform.open(key);
	const create = (id: number) =>
		makeCredential(platform, { options: { rk: true }, others: { 3: named({ id: Uint8Array.of(id) }) } });
	for (const id of [1, 2, 1]) expect((await create(id)).status).toBe(statusCode.ok);
	expect(key.state.credentials.map(({ user }) => user.id[0])).toEqual([2, 1]);
	expect((await create(3)).status).toBe(statusCode.keyStoreFull);
	expect((await platform.command(commandCode.getInfo)).members.get(20)).toBe(0);
	expect((await makeCredential(await open({ residentKeys: false }), { options: { rk: true } })).status).toBe(
		statusCode.unsupportedOption,
	);
});

describe("what CTAP 2.0 calls otherwise", () => {
	test.each<[string, Partial<Personality>, Parameters<typeof makeCredential>[1], number]>([
		["a finger, without a reader", {}, { options: { uv: true } }, statusCode.unsupportedOption],
		[
			"no finger, to the strictest",
			{ refusesUvOption: true },
			{ options: { uv: false } },
			statusCode.unsupportedOption,
		],
		["a token where no PIN is set", {}, { others: { 8: new Uint8Array(16), 9: 1 } }, statusCode.pinNotSet],
	])("%s", async (_, personality, parameters, expected) => {
		const platform = await open({ ...keyOfCtap20, ...personality });
		expect(await makeCredential(platform, parameters)).toMatchObject({ status: expected });
	});
});
