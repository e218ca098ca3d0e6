import { describe, expect, test } from "vitest";
import { encodeCbor } from "../../cbor/encode-cbor.ts";
import { commandCode, credentialSubcommand } from "../../commands/command-code.ts";
import { statusCode } from "../../status/status-code.ts";
import type { Answer } from "../answer.ts";
import { hashRpId } from "../credentials/rp-id-hash.ts";
import { keyOfCtap20 } from "../personality.ts";
import { allow, getAssertion, makeCredential, named, readAuthenticatorData, rpId } from "../testing/test-ceremony.ts";
import { keyWithPin, present, type Token, tokenByPin } from "../testing/test-pin.ts";
import type { TestPlatform } from "../testing/test-platform.ts";

const { getMetadata, enumerateRpsBegin, enumerateRpsNext, enumerateCredentialsBegin, enumerateCredentialsNext } =
	credentialSubcommand;
const { deleteCredential, updateUserInformation } = credentialSubcommand;
const manage = 4;

async function keyOfThree() {
	const { key, platform } = await keyWithPin();
	const ids = [];
	for (const [name, party] of [
		["ada", rpId],
		["bob", rpId],
		["ada", "other.example"],
	] as const) {
		const token = present(await tokenByPin(platform, "1234"));
		const others = {
			2: named({ id: party, name: party.toUpperCase() }),
			3: named({ id: Buffer.from(name), name, displayName: `${name}!` }),
		};
		const created = await makeCredential(platform, { token, options: { rk: true }, others });
		ids.push(readAuthenticatorData(created).credentialId);
	}
	return { key, platform, ids, token: present(await tokenByPin(platform, "1234", { permissions: manage })) };
}

type Settings = Exclude<Answer[number], undefined>;

function command(
	platform: TestPlatform,
	subcommand: number,
	token?: Token,
	settings?: Settings,
	code: number = commandCode.credentialManagement,
) {
	const message = Buffer.concat([Uint8Array.of(subcommand), settings ? encodeCbor(settings) : new Uint8Array()]);
	const proof = { 3: token?.protocol.id, 4: token?.authenticate(message) };
	return platform.command(code, { 1: subcommand, 2: settings, ...proof });
}

const byHash = (party: string) => new Map([[1, hashRpId(party)]]);
const byId = (id: Uint8Array, user?: Settings) =>
	new Map<number, Settings>([[2, named({ id, type: "public-key" })], ...(user ? ([[3, user]] as const) : [])]);

test("how many there are, and how many more fit", async () => {
	const { platform, token } = await keyOfThree();
	const { members } = await command(platform, getMetadata, token);
	expect(members).toEqual(
		new Map([
			[1, 3],
			[2, 22],
		]),
	);
});

test("for whom", async () => {
	const { platform, token } = await keyOfThree();
	const first = await command(platform, enumerateRpsBegin, token);
	expect(first.members).toEqual(
		new Map<number, unknown>([
			[3, named({ id: rpId, name: "LOGIN.EXAMPLE" })],
			[4, new Uint8Array(hashRpId(rpId))],
			[5, 2],
		]),
	);
	const second = await command(platform, enumerateRpsNext);
	expect([...second.members.keys()]).toEqual([3, 4]);
	expect((await command(platform, enumerateRpsNext)).status).toBe(statusCode.notAllowed);
});

test("which ones, the newest first and by name", async () => {
	const { platform, token, ids } = await keyOfThree();
	const first = await command(platform, enumerateCredentialsBegin, token, byHash(rpId));
	expect([...first.members.keys()]).toEqual([6, 7, 8, 9, 10]);
	expect(first.members.get(9)).toBe(2);
	const second = await command(platform, enumerateCredentialsNext);
	expect(second.members.get(6)).toEqual(
		named({ id: new Uint8Array(Buffer.from("ada")), name: "ada", displayName: "ada!" }),
	);
	expect(second.members.get(7)).toEqual(named({ id: ids[0] ?? "", type: "public-key" }));
	expect((await command(platform, enumerateCredentialsNext)).status).toBe(statusCode.notAllowed);
});

test("an enumeration ends with any other command", async () => {
	const { platform, token } = await keyOfThree();
	await command(platform, enumerateRpsBegin, token);
	await command(platform, getMetadata, token);
	expect((await command(platform, enumerateRpsNext)).status).toBe(statusCode.notAllowed);
	await command(platform, enumerateRpsBegin, token);
	expect((await command(platform, enumerateCredentialsNext)).status).toBe(statusCode.notAllowed);
});

test("one is deleted", async () => {
	const { key, platform, token, ids } = await keyOfThree();
	const [id = new Uint8Array()] = ids;
	expect((await command(platform, deleteCredential, token, byId(id))).status).toBe(statusCode.ok);
	expect(key.state.credentials).toHaveLength(2);
	expect((await command(platform, deleteCredential, token, byId(id))).status).toBe(statusCode.noCredentials);
	expect((await getAssertion(platform, { others: { 3: allow(id) } })).status).toBe(statusCode.noCredentials);
});

test("one gets other names, and a name that is empty goes", async () => {
	const { key, platform, token, ids } = await keyOfThree();
	const [id = new Uint8Array()] = ids;
	const user = named({ id: Buffer.from("ada"), name: "lovelace", displayName: "" });
	expect((await command(platform, updateUserInformation, token, byId(id, user))).status).toBe(statusCode.ok);
	expect(key.state.credentials[0]?.user).toEqual({ id: new Uint8Array(Buffer.from("ada")), name: "lovelace" });
	const other = named({ id: Buffer.from("eve"), name: "ada" });
	expect((await command(platform, updateUserInformation, token, byId(id, other))).status).toBe(
		statusCode.invalidParameter,
	);
});

describe("who may", () => {
	test("nobody without a token, or with one for something else", async () => {
		const { platform } = await keyOfThree();
		expect((await command(platform, getMetadata)).status).toBe(statusCode.puatRequired);
		const token = present(await tokenByPin(platform, "1234", { permissions: 3 }));
		expect((await command(platform, getMetadata, token)).status).toBe(statusCode.pinAuthInvalid);
	});

	test("whoever has a token for one relying party, for that one", async () => {
		const { platform, ids } = await keyOfThree();
		const token = present(await tokenByPin(platform, "1234", { permissions: manage, rpId: "other.example" }));
		const statusOf = async (subcommand: number, settings?: Settings) =>
			(await command(platform, subcommand, token, settings)).status;
		expect(await statusOf(getMetadata)).toBe(statusCode.pinAuthInvalid);
		expect(await statusOf(enumerateRpsBegin)).toBe(statusCode.pinAuthInvalid);
		expect(await statusOf(enumerateCredentialsBegin, byHash(rpId))).toBe(statusCode.pinAuthInvalid);
		expect(await statusOf(enumerateCredentialsBegin, byHash("other.example"))).toBe(statusCode.ok);
		expect(await statusOf(deleteCredential, byId(ids[0] ?? new Uint8Array()))).toBe(statusCode.pinAuthInvalid);
		expect(await statusOf(deleteCredential, byId(ids[2] ?? new Uint8Array()))).toBe(statusCode.ok);
	});

	test("whoever has authenticated these very parameters", async () => {
		const { platform, token } = await keyOfThree();
		const parameters = { 1: getMetadata, 3: 2, 4: token.authenticate(Uint8Array.of(enumerateRpsBegin)) };
		expect((await platform.command(commandCode.credentialManagement, parameters)).status).toBe(
			statusCode.pinAuthInvalid,
		);
	});
});

test("a key that keeps nothing has nothing to show", async () => {
	const { platform } = await keyWithPin();
	const token = present(await tokenByPin(platform, "1234", { permissions: manage }));
	expect((await command(platform, enumerateRpsBegin, token)).status).toBe(statusCode.noCredentials);
	const unknown = await command(platform, enumerateCredentialsBegin, token, byHash(rpId));
	expect(unknown.status).toBe(statusCode.noCredentials);
	expect((await command(platform, 0x55, token)).status).toBe(statusCode.invalidSubcommand);
});

test("a model of CTAP 2.0 has its preview under another byte, and no new names", async () => {
	const { platform } = await keyWithPin(keyOfCtap20);
	const preview = commandCode.credentialManagementPreview;
	const token = present(await tokenByPin(platform, "1234", { id: 1 }));
	await makeCredential(platform, { token, options: { rk: true } });
	expect((await command(platform, getMetadata, token, undefined, preview)).members.get(1)).toBe(1);
	expect((await command(platform, enumerateRpsBegin, token, undefined, preview)).members.get(5)).toBe(1);
	const renamed = await command(platform, updateUserInformation, token, byId(new Uint8Array()), preview);
	expect(renamed.status).toBe(statusCode.invalidSubcommand);
	expect((await command(platform, getMetadata, token)).status).toBe(statusCode.invalidCommand);
});
