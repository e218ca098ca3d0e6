import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { bootGuest } from "./guest/boot-guest.ts";
import type { Guest } from "./guest/guest.ts";
import { type GuestCountersign, startCountersign } from "./guest-countersign.ts";
import { type GuestKeys, plugKeys } from "./guest-keys.ts";
import { type GuestTray, startTray } from "./guest-tray.ts";

/* The built main process of the tray app, a key that is a device of the kernel's, and a real request. */

const pin = "73194628";
/** Milliseconds: processors may be emulated and busy. */
const patience = 180_000;
const folder = "/run/tray";

let guest: Guest;
let keys: GuestKeys | undefined;
let countersign: GuestCountersign | undefined;
let tray: GuestTray | undefined;

beforeAll(async () => {
	guest = await bootGuest({ packages: ["libusb-1.0-0"] });
});
afterAll(() => guest?.stop());
afterEach(async () => {
	await tray?.stop();
	await countersign?.stop();
	await keys?.stop();
});

/** Pairs the command line with the key, and hands its pairing to the tray app. */
async function handOverPairing({ run, origin }: GuestCountersign): Promise<void> {
	const env = { COUNTERSIGN_SERVER: origin, COUNTERSIGN_ACCOUNT: "alice" };
	const pairing = run(["pair", "--key"], { env });
	await pairing.sees("PIN of Software key 1: ");
	pairing.enters(pin);
	await pairing.sees("Paired with");
	const { stdout } = await guest.run(["cat", `${folder}/countersign/pairings.json`]);
	const [{ server, rpId, account, id, token, key }] = JSON.parse(stdout).pairings;
	const owner = { server, rpId, account, pairing: id };
	const sealed = Buffer.from(JSON.stringify({ ...owner, token, key })).toString("base64");
	const kept = { id: "a".repeat(16), ...owner, sealed };
	const write = ["sh", "-c", 'mkdir -p "$1" && cat >"$1/countersign.json"', "sh", `${folder}/app`];
	await guest.run(write, { input: JSON.stringify({ accounts: [kept] }) });
}

test(
	"a login is approved over a real device by digits, PIN and touch",
	async () => {
		keys = await plugKeys(guest, { pin, touch: "told" });
		countersign = await startCountersign(guest, folder);
		const { origin, setupLink, run } = countersign;
		const adding = run(["keys", "add", "--invite", setupLink, "--account", "alice"]);
		await adding.sees("PIN of Software key 1: ");
		const enrolling = keys.blinking();
		adding.enters(pin);
		await enrolling;
		await keys.touch();
		await adding.sees("is registered for alice");
		const granting = keys.blinking();
		const paired = handOverPairing(countersign);
		await granting;
		await keys.touch();
		await paired;

		tray = await startTray(guest, `${folder}/app`);
		const asking = run(["login", "--no-key", "--json"], {
			env: { COUNTERSIGN_SERVER: origin, COUNTERSIGN_ACCOUNT: "alice" },
		});
		const [, code = ""] = await asking.sees(/Match code\s+(\d\d)/);
		const login = await tray.until(({ accounts: [account] }) => {
			const request = account?.desk.pending[0];
			return account && request && { account: account.id, id: request.id };
		});
		expect(await tray.call("goTo", { at: "request", ...login })).toEqual({ ok: true });
		const approving = tray.call("approve", { ...login, code, method: "key" });
		const step = await tray.until(({ keyDialog }) => (keyDialog?.step.kind === "enter-pin" ? keyDialog : undefined));
		expect(step).toMatchObject({ purpose: "approve", step: { key: "Software key 1" } });
		const touching = keys.blinking();
		await tray.enterPin(pin);
		await touching;
		await tray.until(({ keyDialog }) => (keyDialog?.step.kind === "touch" ? true : undefined));
		await keys.touch();
		expect(await approving).toEqual({ ok: true });
		await asking.sees('"state":"approved"');
		expect(await asking.ended).toMatchObject({ exitCode: 0 });
	},
	patience,
);
