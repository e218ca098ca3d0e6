import { describe, expect, test } from "vitest";
import { commandCode } from "../../commands/command-code.ts";
import { statusCode } from "../../status/status-code.ts";
import { keyOfCtap20 } from "../personality.ts";
import { createManualClock } from "../testing/manual-clock.ts";
import { createOwner } from "../testing/owner.ts";
import { allow, getAssertion, makeCredential, named, readAuthenticatorData, rpId } from "../testing/test-ceremony.ts";
import { keyWithPin, present, tokenByPin } from "../testing/test-pin.ts";
import { TestPlatform } from "../testing/test-platform.ts";
import { createVirtualKey } from "../virtual-key.ts";

const create = async (platform: TestPlatform, parameters = {}) =>
	readAuthenticatorData(await makeCredential(platform, parameters)).credentialId;
const { getNextAssertion } = commandCode;

describe("by list", () => {
	test("the first credential that is known, without a word on how many are", async () => {
		const platform = await TestPlatform.open(createVirtualKey());
		const [one, other] = [await create(platform), await create(platform)];
		const { members } = await getAssertion(platform, { others: { 3: allow(new Uint8Array(62), other, one) } });
		expect(members.get(1)).toEqual(named({ id: other, type: "public-key" }));
		expect([...members.keys()]).toEqual([1, 2, 3]);
	});

	test("a model of CTAP 2.0 asserts all that are", async () => {
		const platform = await TestPlatform.open(createVirtualKey({ personality: keyOfCtap20 }));
		const [one, other] = [await create(platform), await create(platform)];
		const { members } = await getAssertion(platform, { others: { 3: allow(other, one) } });
		expect(members.get(5)).toBe(2);
		expect((await platform.command(getNextAssertion)).members.get(1)).toEqual(named({ id: one, type: "public-key" }));
	});

	test.each([
		["of another relying party", { 1: "other.example" }],
		["of unknown type", {}],
	])("none %s", async (_, others) => {
		const platform = await TestPlatform.open(createVirtualKey());
		const type = "1" in others ? "public-key" : "tea";
		const list = [named({ id: await create(platform), type })];
		expect((await getAssertion(platform, { others: { 3: list, ...others } })).status).toBe(statusCode.noCredentials);
	});

	test("none from before a reset", async () => {
		const platform = await TestPlatform.open(createVirtualKey());
		const list = allow(await create(platform));
		expect((await platform.command(commandCode.reset)).status).toBe(statusCode.ok);
		expect((await getAssertion(platform, { others: { 3: list } })).status).toBe(statusCode.noCredentials);
	});

	test("an id that is too long for the model is not even looked at", async () => {
		const platform = await TestPlatform.open(createVirtualKey({ personality: { maxCredentialIdLength: 60 } }));
		const list = allow(await create(platform));
		expect((await getAssertion(platform, { others: { 3: list } })).status).toBe(statusCode.noCredentials);
	});

	test("more entries than the model takes", async () => {
		const platform = await TestPlatform.open(createVirtualKey({ personality: { maxCredentialCountInList: 2 } }));
		const id = await create(platform);
		const ask = (count: number) => getAssertion(platform, { others: { 3: allow(...Array(count).fill(id)) } });
		expect((await ask(3)).status).toBe(statusCode.requestTooLarge);
		expect((await ask(2)).status).toBe(statusCode.ok);
	});
});

describe("a probe", () => {
	test("needs no touch and says so", async () => {
		const owner = createOwner();
		const setUp = createVirtualKey({ pin: "1234" });
		const id = await create(await TestPlatform.open(setUp));
		const key = createVirtualKey({ presence: owner.presence, saved: setUp.save() });
		const platform = await TestPlatform.open(key);
		const probe = { options: { up: false }, others: { 3: allow(id) } };
		expect(readAuthenticatorData(await getAssertion(platform, probe))).toMatchObject({
			userPresent: false,
			userVerified: false,
		});
		const token = present(await tokenByPin(platform, "1234", { permissions: 2, rpId }));
		expect(readAuthenticatorData(await getAssertion(platform, { ...probe, token }))).toMatchObject({
			userPresent: false,
			userVerified: true,
		});
		// It has not used the token up.
		const asserted = getAssertion(platform, { token, others: { 3: allow(id) } });
		await owner.blinking();
		owner.touch();
		expect((await asserted).status).toBe(statusCode.ok);
		expect(owner.asked).toBe(1);
	});

	test("is answered by a key that insists on verification too", async () => {
		const { platform } = await keyWithPin({ alwaysUv: "on" });
		expect((await getAssertion(platform)).status).toBe(statusCode.puatRequired);
		expect((await getAssertion(platform, { options: { up: false } })).status).toBe(statusCode.noCredentials);
	});
});

test("without its PIN a key asserts, and does not say that it has verified anybody", async () => {
	const { platform } = await keyWithPin();
	const id = await create(platform);
	const asserted = readAuthenticatorData(await getAssertion(platform, { others: { 3: allow(id) } }));
	expect(asserted).toMatchObject({ userPresent: true, userVerified: false });
});

test("the option rk has no meaning here", async () => {
	const platform = await TestPlatform.open(createVirtualKey());
	expect((await getAssertion(platform, { options: { rk: false } })).status).toBe(statusCode.unsupportedOption);
});

test("an empty list is no list", async () => {
	const platform = await TestPlatform.open(createVirtualKey());
	const id = await create(platform, { options: { rk: true } });
	const { members } = await getAssertion(platform, { others: { 3: [] } });
	expect(members.get(1)).toEqual(named({ id, type: "public-key" }));
});

describe("by what the key keeps", () => {
	async function keyOfThree() {
		const clock = createManualClock();
		const { key, platform } = await keyWithPin({}, { clock });
		for (const name of ["ada", "bob", "cem"]) {
			const token = present(await tokenByPin(platform, "1234"));
			const user = named({ id: Buffer.from(name), name, displayName: name.toUpperCase() });
			await makeCredential(platform, { token, options: { rk: true }, others: { 3: user } });
		}
		return { clock, key, platform, token: present(await tokenByPin(platform, "1234")) };
	}

	test("one account after the other, the newest first, by name for whoever is verified", async () => {
		const { platform, token } = await keyOfThree();
		const first = await getAssertion(platform, { token });
		expect(first.members.get(5)).toBe(3);
		const others = [await platform.command(getNextAssertion), await platform.command(getNextAssertion)];
		expect([first, ...others].map(({ members }) => members.get(4))).toEqual(
			["cem", "bob", "ada"].map((name) => {
				return named({ id: new Uint8Array(Buffer.from(name)), name, displayName: name.toUpperCase() });
			}),
		);
		expect(others.map(({ members }) => members.has(5))).toEqual([false, false]);
		expect(others.map((result) => readAuthenticatorData(result).userVerified)).toEqual([true, true]);
		expect((await platform.command(getNextAssertion)).status).toBe(statusCode.notAllowed);
	});

	test("without names for whoever is not", async () => {
		const { platform } = await keyOfThree();
		const { members } = await getAssertion(platform);
		expect(members.get(4)).toEqual(named({ id: new Uint8Array(Buffer.from("cem")) }));
	});

	test("another command in between ends it", async () => {
		const { platform } = await keyOfThree();
		await getAssertion(platform);
		await platform.command(commandCode.getInfo);
		expect((await platform.command(getNextAssertion)).status).toBe(statusCode.notAllowed);
	});

	test("another channel gets none of it", async () => {
		const { key, platform } = await keyOfThree();
		await getAssertion(platform);
		const other = await TestPlatform.open(key);
		expect((await other.command(getNextAssertion)).status).toBe(statusCode.notAllowed);
	});

	test("each has to come within 30 seconds", async () => {
		const { clock, platform } = await keyOfThree();
		await getAssertion(platform);
		await clock.advance(30_000);
		expect((await platform.command(getNextAssertion)).status).toBe(statusCode.ok);
		await clock.advance(30_001);
		expect((await platform.command(getNextAssertion)).status).toBe(statusCode.notAllowed);
	});

	test("nothing went before", async () => {
		const platform = await TestPlatform.open(createVirtualKey());
		expect((await platform.command(getNextAssertion)).status).toBe(statusCode.notAllowed);
	});
});

describe("a token", () => {
	const assert = async (elapsed: readonly number[], used: boolean) => {
		const clock = createManualClock();
		const { platform } = await keyWithPin({}, { clock });
		const token = present(await tokenByPin(platform, "1234", { permissions: 2 }));
		for (const ms of elapsed) {
			await clock.advance(ms);
			if (used) await getAssertion(platform, { token, options: { up: false } });
		}
		return (await getAssertion(platform, { token })).status;
	};

	test("that nobody uses ends after 30 seconds", async () => {
		expect(await assert([29_999], false)).toBe(statusCode.noCredentials);
		expect(await assert([30_000], false)).toBe(statusCode.pinAuthInvalid);
	});

	test("in use ends after ten minutes", async () => {
		expect(await assert([29_999, 570_000], true)).toBe(statusCode.noCredentials);
		expect(await assert([29_999, 570_001], true)).toBe(statusCode.pinAuthInvalid);
	});

	test("ends where another one begins", async () => {
		const { platform } = await keyWithPin();
		const token = present(await tokenByPin(platform, "1234"));
		await tokenByPin(platform, "1234", { id: 1 });
		expect((await getAssertion(platform, { token })).status).toBe(statusCode.pinAuthInvalid);
	});

	test("that was for everybody is bound to whom it was used for", async () => {
		const { platform } = await keyWithPin();
		const token = present(await tokenByPin(platform, "1234"));
		expect((await getAssertion(platform, { token })).status).toBe(statusCode.noCredentials);
		const others = { 1: "other.example" };
		expect((await getAssertion(platform, { token, others })).status).toBe(statusCode.pinAuthInvalid);
	});
});
