import { expect, test } from "vitest";
import { beginDialogue, ctrlC, type Dialogue, enter } from "../testing/dialogue.ts";
import { nearFinger } from "../testing/near-finger.ts";
import { namesOf, openPairedAccount, pin } from "../testing/paired-account.ts";
import { runCli } from "../testing/run-cli.ts";
import { shareServer } from "../testing/shared-server.ts";

const server = shareServer();

test("what is removed is shown and asked about, then a key proves who asks", async () => {
	const account = await openPairedAccount(server, "alice", { spare: "Drawer" });
	const dialogue = beginDialogue(["keys", "remove", "Drawer"], account);
	await dialogue.sees('"Drawer" (Security key, USB, added ');
	await dialogue.sees(", last used never) will sign nothing any more.");
	await dialogue.sees("Remove it? y/N ");
	dialogue.types(`perhaps${enter}`);
	await dialogue.sees("Remove it? y/N ");
	dialogue.types(`y${enter}`);
	await dialogue.sees("A key that is registered proves who you are.");
	await dialogue.sees("PIN of Key 5: ");
	dialogue.types(pin + enter);
	await dialogue.sees('"Drawer" is removed.');
	expect((await dialogue.ended).code).toBe(0);
	expect(await namesOf(account)).toEqual(["Key 5"]);
	expect(dialogue.screen).not.toContain(pin);
});

test("the key that goes may be the one that signs, but not the last", async () => {
	const account = await openPairedAccount(server, "bob", { spare: "Drawer" });
	const dialogue = beginDialogue(["keys", "remove", "Key 5", "--yes", "--json"], account);
	await dialogue.sees("PIN of Key 5: ");
	dialogue.types(pin + enter);
	await dialogue.sees('{"state":"removed"');
	expect((await dialogue.ended).code).toBe(0);
	expect(await namesOf(account)).toEqual(["Drawer"]);
	const last = await runCli(["keys", "remove", "Drawer", "--yes", "--json"], account).ended;
	expect(last).toMatchObject({
		code: 1,
		stderr:
			"countersign: It is the only passkey, and an account keeps at least one. Add another first: countersign keys add\n",
	});
	expect(JSON.parse(last.stdout)).toMatchObject({ error: { code: "last-passkey" } });
});

test("any other answer keeps it", async () => {
	const account = await openPairedAccount(server, "carol", { spare: "Drawer" });
	for (const [answer, code, words] of [
		[`n${enter}`, 5, "Nothing was removed."],
		[enter, 5, "Nothing was removed."],
		["\x04", 5, "Nothing was chosen."],
	] as const) {
		const dialogue = beginDialogue(["keys", "remove", "Drawer"], account);
		await dialogue.sees("Remove it? y/N ");
		dialogue.types(answer);
		await dialogue.sees(words);
		expect((await dialogue.ended).code).toBe(code);
	}
	expect(await namesOf(account)).toEqual(["Key 5", "Drawer"]);
});

test("without a terminal it takes --yes", async () => {
	const account = await openPairedAccount(server, "dave", { spare: "Drawer" });
	const { code, stderr } = await runCli(["keys", "remove", "Drawer"], account).ended;
	expect(code).toBe(2);
	expect(stderr).toContain("There is no terminal to ask on: say with --yes that it shall be removed.");
});

/** How far the dialogue goes before it is stopped. */
const stops: readonly ((dialogue: Dialogue) => Promise<void>)[] = [
	(dialogue) => dialogue.sees("Remove it? y/N "),
	reachPin,
	async (dialogue) => {
		await reachPin(dialogue);
		dialogue.types(pin + enter);
		await dialogue.sees("Touch Key 5 now. Ctrl-C removes nothing.");
	},
];

async function reachPin(dialogue: Dialogue): Promise<void> {
	await dialogue.sees("Remove it? y/N ");
	dialogue.types(`yes${enter}`);
	await dialogue.sees("PIN of Key 5: ");
}

test("Ctrl-C at every step removes nothing, and leaves no key blinking", async () => {
	const { presence, leave } = nearFinger();
	const account = await openPairedAccount(server, "frank", { key: { presence }, spare: "Drawer" });
	leave();
	for (const reach of stops) {
		const dialogue = beginDialogue(["keys", "remove", "Drawer", "--json"], account);
		await reach(dialogue);
		dialogue.types(ctrlC);
		await dialogue.sees("Stopped. Nothing was removed.");
		await dialogue.sees('{"state":"cancelled"}');
		expect((await dialogue.ended).code).toBe(5);
		expect(account.key.state.blinking).toBe(false);
	}
	expect(await namesOf(account)).toEqual(["Key 5", "Drawer"]);
});

test("a name that none has, and one that several have, are told apart", async () => {
	const account = await openPairedAccount(server, "erin", { spare: "Key 5" });
	const unknown = await runCli(["keys", "remove", "Blue", "--yes", "--json"], account).ended;
	expect(unknown.code).toBe(1);
	expect(JSON.parse(unknown.stdout)).toMatchObject({ error: { code: "not-found" } });
	const several = await runCli(["keys", "remove", "Key 5", "--yes"], account).ended;
	expect(several.code).toBe(2);
	expect(several.stderr).toMatch(
		/Several passkeys fit "Key 5": name one by its id, \S+ \("Key 5"\), \S+ \("Key 5"\)\.\n$/,
	);
});
