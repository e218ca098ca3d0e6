import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bootGuest } from "./guest/boot-guest.ts";
import type { Guest } from "./guest/guest.ts";
import { type GuestCountersign, startCountersign } from "./guest-countersign.ts";
import { type GuestKeys, plugKeys } from "./guest-keys.ts";
import type { GuestTerminal } from "./guest-terminal.ts";
import { libfido2 } from "./libfido2.ts";

/* Programs start slowly where processors are emulated: all tests share one server, and one account whose key is here. */

const pin = "73194628";
const name = "Software key 1";

let guest: Guest;
let keys: GuestKeys;
/** Where the registered key is plugged in. */
let node: string;
let countersign: GuestCountersign;

/** Types a command as alice. */
function run(args: readonly string[], user = 0): GuestTerminal {
	const env = { COUNTERSIGN_SERVER: countersign.origin, COUNTERSIGN_ACCOUNT: "alice" };
	return countersign.run(args, { env, user });
}

async function entersPin(terminal: GuestTerminal): Promise<void> {
	await terminal.sees(new RegExp(`PIN of ${name}[^•]*: `));
	terminal.enters(pin);
	await terminal.sees(`Touch ${name} now`);
}

async function signs(terminal: GuestTerminal): Promise<void> {
	await entersPin(terminal);
	await keys.touch();
}

/** Somebody asks to log in, and alice runs `approve` as far as the code, before anything is done with the key. */
async function beginsToApprove() {
	const asking = run(["login", "--no-key", "--json"]);
	const [, code = ""] = await asking.sees(/Match code\s+(\d\d)/);
	const approving = run(["approve"]);
	await approving.sees("Log in as alice?");
	await approving.sees("Match code, the two digits of the asking screen: ");
	return { asking, approving, code };
}

beforeAll(async () => {
	guest = await bootGuest({ packages: ["libusb-1.0-0", "fido2-tools"] });
	keys = await plugKeys(guest, { keys: 2, pin, touch: "told" });
	await keys.unplug(1);
	[node = ""] = keys.nodes;
	countersign = await startCountersign(guest, "/run/terminal");
	const adding = countersign.run(["keys", "add", "--invite", countersign.setupLink, "--account", "alice"]);
	await signs(adding);
	await adding.sees(`"${name}" is registered for alice at ${countersign.origin}.`);
	const pairing = run(["pair", "--key", "--name", "Laptop"]);
	await signs(pairing);
	await pairing.sees(`Paired with ${countersign.origin} as alice.`);
});
afterAll(() => guest?.stop());

test("a key that is plugged in logs in by itself", async () => {
	const terminal = run(["login", "--json"]);
	await signs(terminal);
	await terminal.sees("Logged in with your security key.");
	expect(await terminal.ended).toMatchObject({ exitCode: 0 });
	expect(terminal.screen).not.toContain(pin);
});

test("code, PIN and touch let the asker in", async () => {
	const { asking, approving, code } = await beginsToApprove();
	approving.enters(code);
	await signs(approving);
	await approving.sees("Approved by alice");
	expect(await approving.ended).toMatchObject({ exitCode: 0 });
	await asking.sees('"state":"approved"');
	expect(await asking.ended).toMatchObject({ exitCode: 0 });
});

test("a key that is pulled out at the PIN, and again at the touch, goes on where it is put back", async () => {
	const { asking, approving, code } = await beginsToApprove();
	approving.enters(code);
	await approving.sees(`PIN of ${name}: `);
	await keys.unplug();
	await approving.sees(`${name} was pulled out.`);
	await approving.sees("Plug in your security key");
	await keys.plug();
	await entersPin(approving);
	await keys.unplug();
	await approving.sees(`${name} was pulled out.`);
	await approving.sees("Plug in your security key");
	node = await keys.plug();
	await signs(approving);
	await approving.sees("Approved by alice");
	expect(await approving.ended).toMatchObject({ exitCode: 0 });
	expect(await asking.ended).toMatchObject({ exitCode: 0 });
});

test("Ctrl-C at the touch ends the blinking", async () => {
	const terminal = run(["login", "--key"]);
	await entersPin(terminal);
	expect(await keys.state()).toMatchObject({ blinking: true });
	terminal.interrupts();
	await terminal.sees("Stopped. No login was asked for.");
	expect(await terminal.ended).toMatchObject({ exitCode: 5 });
	expect(await keys.state()).toMatchObject({ blinking: false });
});

test("of two keys the one that is registered is asked, and the other never blinks", async () => {
	await keys.plug(1);
	let blinked = false;
	keys.blinking(1).then(
		() => {
			blinked = true;
		},
		// The keys go at the end.
		() => undefined,
	);
	const terminal = run(["login"]);
	await signs(terminal);
	await terminal.sees("Logged in with your security key.");
	await keys.unplug(1);
	expect(blinked).toBe(false);
	expect(terminal.screen).not.toContain("Software key 2");
});

test("a key that another program uses is waited for", async () => {
	const { approving, code } = await beginsToApprove();
	const blinking = keys.blinking();
	const clientDataHash = createHash("sha256").update("elsewhere").digest("base64");
	const elsewhere = libfido2(guest, node).make({ rpId: "elsewhere.example", clientDataHash, pin });
	await Promise.race([blinking, elsewhere]);
	approving.enters(code);
	await approving.sees("Another program uses the key");
	await keys.touch();
	await signs(approving);
	await approving.sees("Approved by alice");
	// What it was asked for is done, too: nobody cut in.
	expect((await elsewhere).id).not.toBe("");
});

test("somebody without permission is told what to install", async () => {
	const nobody = 65534;
	const terminal = run(["login", "--key"], nobody);
	await terminal.sees(`This account may not use the security key at ${node}. Install the udev rule`);
	expect(await terminal.ended).toMatchObject({ exitCode: 1 });
});
