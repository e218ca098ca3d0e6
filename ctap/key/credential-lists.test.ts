import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { credentialProtection } from "../extensions/creation-extensions.ts";
import { failureOf } from "../testing/open-scripted.ts";
import { openVirtual, pin } from "../testing/open-virtual.ts";
import { creation, registerWith, rpId, signInWith } from "../testing/test-relying-party.ts";
import { keyOfCtap20 } from "../virtual-key/personality.ts";

describe("lists", () => {
	const strangers = (count: number) => Array.from({ length: count }, () => ({ id: randomBytes(64) }));

	test.each([1, 8, 9, 40])("of %i strangers and one of the key's own find it", async (count) => {
		const { key } = await openVirtual();
		const registered = await registerWith(key, { pin });
		const allowCredentials = [...strangers(count), registered.descriptor];
		expect(await signInWith(key, registered, { pin }, { allowCredentials })).toMatchObject({ verified: true });
	});

	test("work on a key that takes one credential at a time and does not name it", async () => {
		const { key, device } = await openVirtual(keyOfCtap20);
		const registered = await registerWith(key, { pin });
		device.faults.inject({ kind: "leave-out-credential" }, { times: 99 });
		const allowCredentials = [...strangers(3), registered.descriptor];
		expect(await signInWith(key, registered, { pin }, { allowCredentials })).toMatchObject({ verified: true });
	});

	test("that hold nothing of the key's end without a touch", async () => {
		const presence = async () => "refused" as const;
		const { key } = await openVirtual({}, { pin, presence });
		const request = { rpId, clientDataHash: new Uint8Array(32), allowCredentials: strangers(20) };
		expect(await failureOf(key.getAssertion(request, { pin }))).toMatchObject({ reason: "status", status: 0x2e });
	});

	test("that can hold nothing of the key's never get to it", async () => {
		const { key, device } = await openVirtual();
		const impossible = { rpId, clientDataHash: new Uint8Array(32), allowCredentials: [{ id: new Uint8Array(500) }] };
		expect(await failureOf(key.getAssertion(impossible, { pin }))).toMatchObject({ reason: "status", status: 0x2e });
		expect(device.trace.commands).toEqual([]);
	});

	test("find credentials that show themselves to verified users alone", async () => {
		const { key } = await openVirtual();
		const protection = { level: credentialProtection.verificationRequired, enforce: true };
		const registered = await registerWith(key, { pin }, { extensions: { protection } });
		const allowCredentials = [...strangers(20), registered.descriptor];
		expect(await signInWith(key, registered, { pin }, { allowCredentials })).toMatchObject({ verified: true });
		const unverified = signInWith(key, registered, {}, { userVerification: false });
		expect(await failureOf(unverified)).toMatchObject({ reason: "status", status: 0x2e });
	});

	test.each([0, 1, 20])(
		"of excluded credentials keep a key from being registered twice, after %i strangers",
		async (count) => {
			const { key } = await openVirtual();
			const { descriptor } = await registerWith(key, { pin });
			const excludeCredentials = [...strangers(count), descriptor];
			const again = key.makeCredential(creation({ excludeCredentials }), { pin });
			expect(await failureOf(again)).toMatchObject({ reason: "status", status: 0x19 });
			const others = key.makeCredential(creation({ excludeCredentials: strangers(count) }), { pin });
			expect(await others).toMatchObject({ authenticatorData: { userVerified: true } });
		},
	);
});
