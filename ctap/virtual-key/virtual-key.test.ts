import { expect, test } from "vitest";
import { commandCode } from "../commands/command-code.ts";
import { statusCode } from "../status/status-code.ts";
import { NotPluggedIn } from "./connections.ts";
import { keyOfCtap20 } from "./personality.ts";
import { seededRandom } from "./testing/seeded-random.ts";
import { allow, getAssertion, makeCredential, readAuthenticatorData } from "./testing/test-ceremony.ts";
import { present, setPin, tokenByPin } from "./testing/test-pin.ts";
import { TestPlatform } from "./testing/test-platform.ts";
import { createVirtualKey } from "./virtual-key.ts";

test("a key tells what it is", async () => {
	const platform = await TestPlatform.open(createVirtualKey());
	const { status, members } = await platform.command(commandCode.getInfo);
	expect(status).toBe(statusCode.ok);
	expect(members.get(1)).toEqual(["FIDO_2_0", "FIDO_2_1"]);
	expect(members.get(4)).toEqual(
		new Map(
			Object.entries({
				rk: true,
				up: true,
				alwaysUv: false,
				credMgmt: true,
				authnrCfg: true,
				clientPin: false,
				pinUvAuthToken: true,
				setMinPINLength: true,
				makeCredUvNotRqd: true,
			}),
		),
	);
	expect(members.get(6)).toEqual([2, 1]);
});

test("a key of CTAP 2.0 says nothing that CTAP 2.0 does not know", async () => {
	const platform = await TestPlatform.open(createVirtualKey({ personality: keyOfCtap20 }));
	const { members } = await platform.command(commandCode.getInfo);
	expect([...members.keys()]).toEqual([1, 2, 3, 4, 5, 6]);
});

test.each([1, 2] as const)("a PIN, a credential and an assertion, by protocol %i", async (id) => {
	const key = createVirtualKey();
	const platform = await TestPlatform.open(key);
	expect(await setPin(platform, "1234", id)).toBe(statusCode.ok);
	expect(key.state.pinSet).toBe(true);
	const token = present(await tokenByPin(platform, "1234", { id, permissions: 1, rpId: "login.example" }));
	const created = readAuthenticatorData(await makeCredential(platform, { token }));
	expect(created).toMatchObject({ userPresent: true, userVerified: true, counter: 1 });
	const second = present(await tokenByPin(platform, "1234", { id, permissions: 2, rpId: "login.example" }));
	const asserted = await getAssertion(platform, { token: second, others: { 3: allow(created.credentialId) } });
	expect(readAuthenticatorData(asserted)).toMatchObject({ userPresent: true, userVerified: true, counter: 2 });
	expect(key.trace.failures).toEqual([]);
});

test("every connection sees every report", async () => {
	const key = createVirtualKey();
	const [one, other] = [await TestPlatform.open(key), TestPlatform.attach(key)];
	await one.command(commandCode.getInfo);
	expect(other.heard).toEqual(one.heard.slice(1));
});

test("a key that is pulled out is gone for everybody, and can be opened again once it is back", async () => {
	const key = createVirtualKey();
	const platforms = [await TestPlatform.open(key), await TestPlatform.open(key)];
	key.unplug();
	await Promise.resolve();
	for (const { gone } of platforms) expect(gone).toBeInstanceOf(NotPluggedIn);
	await expect(platforms[0]?.send({})).rejects.toThrow(NotPluggedIn);
	expect(() => key.connect()).toThrow(NotPluggedIn);
	key.plug();
	const back = await TestPlatform.open(key);
	expect((await back.command(commandCode.getInfo)).status).toBe(statusCode.ok);
});

test("what a key keeps survives as JSON", async () => {
	const key = createVirtualKey({ pin: "1234" });
	const platform = await TestPlatform.open(key);
	const token = present(await tokenByPin(platform, "1234", { permissions: 1 }));
	const created = readAuthenticatorData(await makeCredential(platform, { token, options: { rk: true } }));
	const copy = createVirtualKey({ saved: JSON.parse(JSON.stringify(key.save())) });
	expect(copy.state.credentials).toEqual(key.state.credentials);
	expect(copy.save()).toEqual(key.save());
	const asserted = await getAssertion(await TestPlatform.open(copy));
	expect(asserted.members.get(1)).toEqual(new Map(Object.entries({ id: created.credentialId, type: "public-key" })));
	expect(() => createVirtualKey({ saved: { version: 2 } })).toThrow();
});

test("a key can have credentials that nobody saw it make", async () => {
	const key = createVirtualKey();
	const wrapped = key.enrol({ rpId: "login.example" });
	const resident = key.enrol({ rpId: "login.example", user: { id: Uint8Array.of(1) }, algorithm: -8, protection: 2 });
	expect(key.state.credentials).toMatchObject([{ id: resident.id, cosePublicKey: resident.cosePublicKey }]);
	const platform = await TestPlatform.open(key);
	for (const { id } of [wrapped, resident]) {
		expect((await getAssertion(platform, { others: { 3: allow(id) } })).status).toBe(statusCode.ok);
	}
	expect((await getAssertion(platform)).status).toBe(statusCode.noCredentials);
});

test("whoever closes the key hears nothing any more and bothers nobody", async () => {
	const key = createVirtualKey();
	const [one, other] = [await TestPlatform.open(key), await TestPlatform.open(key)];
	const heard = one.heard.length;
	await one.transport.close();
	await one.transport.close();
	await expect(one.send({})).rejects.toThrow();
	expect((await other.command(commandCode.getInfo)).status).toBe(statusCode.ok);
	key.unplug();
	await Promise.resolve();
	expect(one.heard).toHaveLength(heard);
	expect(one.gone).toBeUndefined();
});

test("the same clock and the same random bytes make the same key, credential and token", async () => {
	const run = async () => {
		const key = createVirtualKey({ random: seededRandom("once"), pin: "1234" });
		const platform = await TestPlatform.open(key);
		const token = present(await tokenByPin(platform, "1234"));
		const created = await makeCredential(platform, { token, options: { rk: true } });
		return { saved: key.save(), token: token.bytes, data: readAuthenticatorData(created) };
	};
	expect(await run()).toEqual(await run());
});
