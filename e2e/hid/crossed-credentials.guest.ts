import { createHash, createVerify } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bootGuest } from "./guest/boot-guest.ts";
import type { Guest } from "./guest/guest.ts";
import type { GuestAssertion, GuestCredential, GuestHost } from "./guest-host.ts";
import { type GuestKeys, plugKeys } from "./guest-keys.ts";
import { libfido2 } from "./libfido2.ts";
import { ourClient } from "./our-client.ts";
import { pythonFido2 } from "./python-fido2.ts";

const pin = "73194628";
const wish = { rpId: "login.example", clientDataHash: createHash("sha256").update("asked").digest("base64"), pin };

let guest: Guest;
beforeAll(async () => {
	guest = await bootGuest({ packages: ["libusb-1.0-0", "fido2-tools", "python3-fido2"] });
});
afterAll(() => guest?.stop());

function isSigned({ publicKey }: GuestCredential, { authenticatorData, signature }: GuestAssertion): boolean {
	const covered = createVerify("sha256").update(authenticatorData, "base64").update(wish.clientDataHash, "base64");
	return covered.verify(publicKey, signature, "base64");
}

// The one knows PIN/UV protocol one alone, the other takes two.
describe.each(["2.0", "2.1"] as const)("on a key of CTAP %s", (ctap) => {
	let keys: GuestKeys;
	beforeAll(async () => {
		keys = await plugKeys(guest, { pin, ctap });
	});
	afterAll(() => keys?.stop());

	const tools = () => libfido2(guest, keys.nodes[0] ?? "", ctap);
	type HostName = "libfido2" | "python-fido2" | "our client";
	function host(name: HostName): GuestHost {
		if (name === "our client") return ourClient(guest);
		return name === "libfido2" ? tools() : pythonFido2(guest);
	}

	test.each<readonly [maker: HostName, asserter: HostName]>([
		["libfido2", "our client"],
		["our client", "libfido2"],
		["python-fido2", "our client"],
		["our client", "python-fido2"],
	])("what %s made, %s signs with", async (maker, asserter) => {
		const credential = await host(maker).make(wish);
		const assertion = await host(asserter).assert({ ...wish, credentialId: credential.id });
		expect(isSigned(credential, assertion)).toBe(true);
		await tools().verify(wish, credential, assertion);
	});

	test("wrong PINs of one host count for the other, and a right one ends the count", async () => {
		const [other, ours] = [tools(), ourClient(guest)];
		const { id: credentialId } = await ours.make(wish);
		const right = { ...wish, credentialId };
		const wrong = { ...right, pin: "00000000" };
		await expect(other.assert(wrong)).rejects.toThrow("FIDO_ERR_PIN_INVALID");
		await expect(ours.assert(wrong)).rejects.toMatchObject({ status: 0x31, triesLeft: 6 });
		expect(await other.describe()).toContain("pin retries: 6");
		await other.assert(right);
		expect(await keys.state()).toMatchObject({ pinRetries: 8 });
	});
});
