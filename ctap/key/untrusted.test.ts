import { describe, expect, test } from "vitest";
import { failureOf } from "../testing/open-scripted.ts";
import { openVirtual, pin } from "../testing/open-virtual.ts";
import { creation, registerWith, rpId, signInWith } from "../testing/test-relying-party.ts";
import type { Fault } from "../virtual-key/faults.ts";

async function registered() {
	const opened = await openVirtual();
	return { ...opened, credential: await registerWith(opened.key, { pin }) };
}

describe("a signature is thrown away", () => {
	const untrusted: [Fault["kind"], string][] = [
		["wrong-rp-id", "for somebody else"],
		["user-not-present", "without a touch"],
		["user-not-verified", "without checking who touched it"],
		["credential-not-in-list", "with a credential that was not asked for"],
	];
	test.each(untrusted)("of a key with the fault %s, as one %s", async (kind, how) => {
		const { key, device, credential } = await registered();
		device.faults.inject({ kind } as Fault, { command: 0x02 });
		const failure = await failureOf(signInWith(key, credential, { pin }));
		expect(failure).toMatchObject({ reason: "untrusted", message: expect.stringContaining(how) });
		expect(device.faults.pending).toEqual([]);
		expect(await signInWith(key, credential, { pin })).toMatchObject({ verified: true });
	});

	test.each(untrusted.slice(0, 3))(
		"of a key with the fault %s at the making of a credential, as one %s",
		async (kind, how) => {
			const { key, device } = await openVirtual();
			device.faults.inject({ kind } as Fault, { command: 0x01 });
			const failure = await failureOf(key.makeCredential(creation(), { pin }));
			expect(failure).toMatchObject({ reason: "untrusted", message: expect.stringContaining(how) });
		},
	);

	test("of a next account that is not verified", async () => {
		const { key, device } = await openVirtual();
		for (const number of [1, 2]) {
			await registerWith(key, { pin }, { user: { id: Uint8Array.of(number), name: "eva" }, residentKey: true });
		}
		await key.getAssertion({ rpId, clientDataHash: new Uint8Array(32) }, { pin });
		device.faults.inject({ kind: "user-not-verified" });
		expect(await failureOf(key.getNextAssertion())).toMatchObject({ reason: "untrusted" });
	});
});

describe("an assertion is good", () => {
	test.each([
		"leave-out-credential",
		"unsorted-maps",
		"foreign-report-first",
		"foreign-report-between",
		"keepalive-on-channel-zero",
	] as const)("although the key commits the fault %s", async (kind) => {
		const { key, device, credential } = await registered();
		device.faults.inject({ kind }, { times: 5 });
		expect(await signInWith(key, credential, { pin })).toMatchObject({ verified: true });
		device.faults.clear();
	});

	test("although its account's name was cut in the middle of a character", async () => {
		const { key, device } = await openVirtual();
		const user = { id: Uint8Array.of(1), name: "evé", displayName: "Evé" };
		const credential = await registerWith(key, { pin }, { user, residentKey: true });
		device.faults.inject({ kind: "name-cut" });
		const { assertion, verified } = await signInWith(key, credential, { pin }, { allowCredentials: undefined });
		expect(verified).toBe(true);
		expect(assertion.user?.id).toEqual(Uint8Array.of(1));
	});

	test("for whoever has the public key: another key's signature is not found out here", async () => {
		const { key, device, credential } = await registered();
		device.faults.inject({ kind: "signature-of-another" });
		expect(await signInWith(key, credential, { pin })).toMatchObject({ verified: false });
	});
});
