import { describe, expect, test } from "vitest";
import { failureOf } from "../testing/open-scripted.ts";
import { openVirtual, pin } from "../testing/open-virtual.ts";
import { ceremony, type Registered, registerWith, rpId, signInWith, verify } from "../testing/test-relying-party.ts";
import { keyOfCtap20 } from "../virtual-key/personality.ts";

describe("credentials on the key", () => {
	const accounts = [1, 2, 3].map((number) => ({ id: Uint8Array.of(number), name: `eva${number}` }));

	test("sign one after another, each for its account", async () => {
		const { key } = await openVirtual();
		const registered = new Map<string | undefined, Registered>();
		for (const user of accounts) {
			registered.set(user.name, await registerWith(key, { pin }, { user, residentKey: true }));
		}
		const signed = ceremony("webauthn.get");
		const first = await key.getAssertion({ rpId, clientDataHash: signed.clientDataHash }, { pin });
		expect(first.numberOfCredentials).toBe(3);
		const all = [first, await key.getNextAssertion(), await key.getNextAssertion()];
		expect(all.map(({ user }) => user?.name).toSorted()).toEqual(["eva1", "eva2", "eva3"]);
		for (const assertion of all) {
			const credential = registered.get(assertion.user?.name)?.credential;
			expect(credential && (await verify(assertion, signed, credential))).toMatchObject({ verified: true });
		}
		expect(await failureOf(key.getNextAssertion())).toMatchObject({ reason: "status", status: 0x30 });
	});

	test("have no next one where none was first", async () => {
		const { key, device } = await openVirtual();
		expect(await failureOf(key.getNextAssertion())).toMatchObject({ reason: "unsupported" });
		expect(device.trace.commands).toEqual([]);
	});

	test.each([
		["standard", {}],
		["preview", keyOfCtap20],
	] as const)("are listed and erased, in the %s dialect", async (_, personality) => {
		const { key, device } = await openVirtual(personality);
		const [one] = [
			await registerWith(key, { pin }, { user: accounts[0] ?? { id: Uint8Array.of(9) }, residentKey: true }),
		];
		for (const user of accounts.slice(1)) await registerWith(key, { pin }, { user, residentKey: true });
		const listed = await key.listCredentials({ pin });
		expect(listed.map(({ rpId: party, user }) => `${party} ${user.name}`).toSorted()).toEqual([
			"login.example eva1",
			"login.example eva2",
			"login.example eva3",
		]);
		await key.deleteCredential(one.descriptor, { pin });
		expect(await key.listCredentials({ pin })).toHaveLength(2);
		expect(await failureOf(signInWith(key, one, { pin }))).toMatchObject({ status: 0x2e });
		expect(device.state.credentials).toHaveLength(2);
	});

	test("are none on a new key", async () => {
		const { key } = await openVirtual();
		expect(await key.listCredentials({ pin })).toEqual([]);
	});

	test("are not shown by a key that does not do that, nor without its PIN", async () => {
		const silent = await openVirtual({ credentialManagement: "absent" });
		expect(await failureOf(silent.key.listCredentials({ pin }))).toMatchObject({ reason: "unsupported" });
		const { key } = await openVirtual();
		expect(await failureOf(key.listCredentials())).toMatchObject({ reason: "status", status: 0x36 });
	});

	test("are shown by PIN where the PIN is not for signing in", async () => {
		const personality = { builtInVerification: "configured", noMcGaPermissionsWithClientPin: true } as const;
		const { key } = await openVirtual(personality);
		await registerWith(key, {}, { residentKey: true });
		expect(await failureOf(registerWith(key, { pin }))).toMatchObject({ reason: "unsupported" });
		expect(await key.listCredentials({ pin })).toHaveLength(1);
	});

	test("go with a reset, and the PIN too", async () => {
		const { key, device } = await openVirtual();
		const registered = await registerWith(key, { pin }, { residentKey: true });
		await key.reset();
		expect(device.state).toMatchObject({ pinSet: false, credentials: [] });
		expect((await key.info()).options.get("clientPin")).toBe(false);
		const signing = signInWith(key, registered, {}, { userVerification: false });
		expect(await failureOf(signing)).toMatchObject({ reason: "status", status: 0x2e });
	});
});
