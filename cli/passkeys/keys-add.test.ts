import { expect, test } from "vitest";
import { beginDialogue, ctrlC, type Dialogue, enter } from "../testing/dialogue.ts";
import { nearFinger } from "../testing/near-finger.ts";
import { namesOf, openPairedAccount, pin } from "../testing/paired-account.ts";
import { shareServer } from "../testing/shared-server.ts";

const server = shareServer();

async function answersPin(dialogue: Dialogue, key: string): Promise<void> {
	await dialogue.sees(`PIN of ${key}: `);
	dialogue.types(pin + enter);
}

test("a registered key proves who it is, then a new one without a PIN gets one and is registered", async () => {
	const account = await openPairedAccount(server, "alice");
	const other = await account.another();
	const dialogue = beginDialogue(["keys", "add", "--json"], account);
	await dialogue.sees(`Adding a security key to alice at ${server.origin}.`);
	await dialogue.sees("1 of 2: a key that is registered already proves who you are.");
	await answersPin(dialogue, "Key 5");
	await dialogue.sees("2 of 2: the new key.");
	await dialogue.sees("Key 6 has no PIN yet.");
	await dialogue.sees("New PIN: ");
	dialogue.types(`24681357${enter}`);
	await dialogue.sees("The same again: ");
	dialogue.types(`24681357${enter}`);
	await dialogue.sees('"Key 6" is added to alice.');
	await dialogue.sees("All of them: countersign keys list");
	await dialogue.sees('{"state":"added"');
	expect((await dialogue.ended).code).toBe(0);
	const { passkey } = JSON.parse(/\{"state".*\}/.exec(dialogue.screen)?.[0] ?? "");
	expect(passkey).toMatchObject({ name: "Key 6", transports: ["usb"], attestation: "packed" });
	expect(other.key.state.pinSet).toBe(true);
	expect(await namesOf(account)).toEqual(["Key 5", "Key 6"]);
	for (const secret of [pin, "24681357"]) expect(dialogue.screen).not.toContain(secret);
});

test("with one port the first key is pulled out for the second, and a wrong PIN is asked for again", async () => {
	const account = await openPairedAccount(server, "bob");
	const other = await account.another({ pin });
	await other.pullOut();
	const dialogue = beginDialogue(["keys", "add", "--name", "Drawer"], account);
	await dialogue.sees("PIN of Key 5: ");
	dialogue.types(`0000${enter}`);
	await dialogue.sees("Wrong PIN. 7 tries left.");
	await answersPin(dialogue, "Key 5");
	await dialogue.sees("2 of 2: the new key. It may take the place of the other one.");
	await dialogue.sees("Key 5 is registered with this account already.");
	await dialogue.sees("Plug in your security key");
	await account.pullOut();
	await dialogue.sees("Plug in your security key");
	await other.plugIn();
	await answersPin(dialogue, "Key 6");
	await dialogue.sees('"Drawer" is added to bob.');
	expect((await dialogue.ended).code).toBe(0);
	expect(await namesOf(account)).toEqual(["Key 5", "Drawer"]);
});

test("two keys of one model get two names", async () => {
	const account = await openPairedAccount(server, "carol");
	await account.another({ pin }, "Key 5");
	const dialogue = beginDialogue(["keys", "add"], account);
	await answersPin(dialogue, "Key 5");
	await dialogue.sees("2 of 2");
	await answersPin(dialogue, "Key 5");
	await dialogue.sees('"Key 5 (2)" is added to carol.');
	expect((await dialogue.ended).code).toBe(0);
});

test("a name that another passkey has is refused before any key is asked", async () => {
	const account = await openPairedAccount(server, "dave");
	const dialogue = beginDialogue(["keys", "add", "--name", "Key 5"], account);
	await dialogue.sees('Another passkey of this account is called "Key 5" already.');
	expect((await dialogue.ended).code).toBe(1);
	expect(dialogue.screen).not.toContain("PIN");
});

/** How far the dialogue goes before it is stopped, and what is said of it then. */
const stops: readonly [says: string, reach: (dialogue: Dialogue) => Promise<void>][] = [
	["Stopped. Nothing was added.", (dialogue) => dialogue.sees("PIN of Key 5: ")],
	["Stopped. Nothing was added.", reachFirstPin],
	[
		"Stopped. Nothing was added. Key 6 keeps its new PIN.",
		async (dialogue) => {
			await reachFirstPin(dialogue);
			dialogue.types(pin + enter);
			await dialogue.sees("The same again: ");
			dialogue.types(pin + enter);
			await dialogue.sees("Touch Key 6 now");
		},
	],
];

async function reachFirstPin(dialogue: Dialogue): Promise<void> {
	await answersPin(dialogue, "Key 5");
	await dialogue.sees("New PIN: ");
}

test("Ctrl-C at every step adds nothing, and leaves no key blinking", async () => {
	const account = await openPairedAccount(server, "erin");
	const { presence, leave } = nearFinger();
	leave();
	const other = await account.another({ presence });
	for (const [says, reach] of stops) {
		expect(other.key.state.pinSet).toBe(false);
		const dialogue = beginDialogue(["keys", "add", "--json"], account);
		await reach(dialogue);
		dialogue.types(ctrlC);
		await dialogue.sees(`${says}\r\n`);
		await dialogue.sees('{"state":"cancelled"}');
		expect((await dialogue.ended).code).toBe(5);
		expect(other.key.state).toMatchObject({ blinking: false, credentials: [] });
	}
	expect(other.key.state.pinSet).toBe(true);
	expect(await namesOf(account)).toEqual(["Key 5"]);
});
