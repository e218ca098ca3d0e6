import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { bootGuest } from "./guest/boot-guest.ts";
import type { Guest } from "./guest/guest.ts";
import { type GuestCountersign, startCountersign } from "./guest-countersign.ts";
import { type GuestKeys, plugKeys } from "./guest-keys.ts";
import { libfido2 } from "./libfido2.ts";
import { ourClient } from "./our-client.ts";

/* The shortest walk along the true path, from a device of the kernel's to an approved login. */

const pin = "73194628";
/** Milliseconds: five programs of ours start one after the other, where processors may be emulated and busy. */
const patience = 120_000;

let guest: Guest;
let keys: GuestKeys | undefined;
let countersign: GuestCountersign | undefined;

beforeAll(async () => {
	guest = await bootGuest({ packages: ["libusb-1.0-0", "fido2-tools"] });
});
afterAll(() => guest?.stop());
afterEach(async () => {
	await countersign?.stop();
	await keys?.stop();
});

test("the client signs over node-hid, by PIN, with a credential that libfido2 made", async () => {
	keys = await plugKeys(guest, { pin });
	const [node = ""] = keys.nodes;
	const other = libfido2(guest, node);
	expect(await other.describe()).toContain("version strings: FIDO_2_0, FIDO_2_1");
	const wish = { rpId: "login.example", clientDataHash: createHash("sha256").update("asked").digest("base64"), pin };
	const credential = await other.make(wish);
	const assertion = await ourClient(guest).assert({ ...wish, credentialId: credential.id });
	await other.verify(wish, credential, assertion);
});

test(
	"a login is approved in a terminal with a key that began the account there",
	async () => {
		keys = await plugKeys(guest, { pin });
		countersign = await startCountersign(guest, "/run/smoke");
		const { origin, setupLink, run } = countersign;
		const adding = run(["keys", "add", "--invite", setupLink, "--account", "alice"]);
		await adding.sees("PIN of Software key 1: ");
		adding.enters(pin);
		await adding.sees("is registered for alice");

		const env = { COUNTERSIGN_SERVER: origin, COUNTERSIGN_ACCOUNT: "alice" };
		const asking = run(["login", "--no-key", "--json"], { env });
		const approving = run(["approve"], { env });
		await approving.sees("Pair it now? [y/n] ");
		const [, code = ""] = await asking.sees(/Match code\s+(\d\d)/);
		approving.enters("y");
		await approving.sees("PIN of Software key 1: ");
		approving.enters(pin);
		await approving.sees("Match code, the two digits of the asking screen: ");
		approving.enters(code);
		await approving.sees("PIN of Software key 1: ");
		approving.enters(pin);
		await approving.sees("Approved by alice");
		await asking.sees('"state":"approved"');
		expect(await asking.ended).toMatchObject({ exitCode: 0 });
	},
	patience,
);
