import { describe, expect, test } from "vitest";
import { openVirtual, pin } from "../testing/open-virtual.ts";
import { registerWith, signInWith } from "../testing/test-relying-party.ts";
import { keyOfCtap20 } from "../virtual-key/personality.ts";

describe("secrets", () => {
	const first = Uint8Array.of(1);
	const second = Uint8Array.of(2);

	test.each([
		["by PIN", {}, { pin }],
		["by PIN on a key of CTAP 2.0", keyOfCtap20, { pin }],
		["by the key's own verification", { builtInVerification: "configured" }, {}],
	] as const)("are derived %s, the same each time, and others for other inputs", async (_, personality, options) => {
		const { key } = await openVirtual(personality);
		const registered = await registerWith(key, options, { extensions: { prf: true } });
		const derive = async (prf: { first: Uint8Array; second?: Uint8Array }) =>
			(await signInWith(key, registered, options, { prf })).assertion.prf;
		const both = await derive({ first, second });
		expect(both?.first).toHaveLength(32);
		expect(both?.second).toHaveLength(32);
		expect(both?.first).not.toEqual(both?.second);
		expect((await derive({ first: second }))?.first).toEqual(both?.second);
	});

	test("are derived without verification too, and are others", async () => {
		const { key } = await openVirtual();
		const registered = await registerWith(key, { pin }, { extensions: { prf: true } });
		const verified = await signInWith(key, registered, { pin }, { prf: { first } });
		const touched = await signInWith(key, registered, {}, { prf: { first }, userVerification: false });
		expect(touched.assertion.prf?.first).toHaveLength(32);
		expect(touched.assertion.prf?.first).not.toEqual(verified.assertion.prf?.first);
	});

	test("are none for a credential that was not made for them, or a key that can not", async () => {
		const { key } = await openVirtual();
		const plain = await registerWith(key, { pin });
		expect((await signInWith(key, plain, { pin }, { prf: { first } })).assertion.prf).toBeUndefined();
		const other = await openVirtual({ extensions: [] });
		const unable = await registerWith(other.key, { pin }, { extensions: { prf: true } });
		expect((await signInWith(other.key, unable, { pin }, { prf: { first } })).assertion.prf).toBeUndefined();
	});
});
