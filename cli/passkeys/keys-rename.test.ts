import { expect, test } from "vitest";
import { beginDialogue, ctrlC, enter } from "../testing/dialogue.ts";
import { namesOf, openPairedAccount, pin } from "../testing/paired-account.ts";
import { runCli } from "../testing/run-cli.ts";
import { shareServer } from "../testing/shared-server.ts";

const server = shareServer();

test("a passkey is renamed by its name, with a key that proves who asks, and wrong PINs counted", async () => {
	const account = await openPairedAccount(server, "alice", { spare: "Drawer" });
	const dialogue = beginDialogue(["keys", "rename", "Drawer", "In the safe", "--json"], account);
	await dialogue.sees('Renaming "Drawer" of alice. A key that is registered proves who you are.');
	await dialogue.sees("PIN of Key 5: ");
	dialogue.types(`0000${enter}`);
	await dialogue.sees("Wrong PIN. 7 tries left.");
	await dialogue.sees("PIN of Key 5: ");
	dialogue.types(pin + enter);
	await dialogue.sees('"Drawer" is called "In the safe" now.');
	await dialogue.sees('{"state":"renamed"');
	expect((await dialogue.ended).code).toBe(0);
	expect(await namesOf(account)).toEqual(["Key 5", "In the safe"]);
	expect(dialogue.screen).not.toContain(pin);
});

test("by the beginning of its id, and with the name of another it is not", async () => {
	const account = await openPairedAccount(server, "bob", { spare: "Drawer" });
	const { stdout } = await runCli(["keys", "list", "--json"], account).ended;
	const { id } = JSON.parse(stdout).passkeys[1];
	const start = id.replace(/^-+/, "").slice(0, 8);
	const refused = await runCli(["keys", "rename", start, "Key 5", "--json"], account).ended;
	expect(refused).toMatchObject({
		code: 1,
		stderr: 'countersign: Another passkey of this account is called "Key 5" already.\n',
	});
	expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: "name-in-use" } });
	const dialogue = beginDialogue(["keys", "rename", start, "Blue"], account);
	await dialogue.sees("PIN of Key 5: ");
	dialogue.types(pin + enter);
	await dialogue.sees('"Drawer" is called "Blue" now.');
	expect((await dialogue.ended).code).toBe(0);
	expect(await namesOf(account)).toEqual(["Key 5", "Blue"]);
});

test("a key that turns out not to be the account's is not enough", async () => {
	const account = await openPairedAccount(server, "carol");
	await account.pullOut();
	await account.another({ pin });
	const dialogue = beginDialogue(["keys", "rename", "Key 5", "Blue"], account);
	await dialogue.sees("PIN of Key 6: ");
	dialogue.types(pin + enter);
	await dialogue.sees("Key 6 is not registered with this account.");
	await dialogue.sees("Plug in your security key");
	await account.plugIn();
	await dialogue.sees("PIN of Key 5: ");
	dialogue.types(pin + enter);
	await dialogue.sees('"Key 5" is called "Blue" now.');
	expect((await dialogue.ended).code).toBe(0);
});

test("Ctrl-C at the PIN renames nothing", async () => {
	const account = await openPairedAccount(server, "dave");
	const dialogue = beginDialogue(["keys", "rename", "Key 5", "Blue", "--json"], account);
	await dialogue.sees("PIN of Key 5: ");
	dialogue.types(`73${ctrlC}`);
	await dialogue.sees("Stopped. Nothing was renamed.");
	await dialogue.sees('{"state":"cancelled"}');
	expect((await dialogue.ended).code).toBe(5);
	expect(await namesOf(account)).toEqual(["Key 5"]);
});

test("what is no name is a usage error, before anybody is asked", async () => {
	expect(await runCli(["keys", "rename", "Key 5", " "]).ended).toMatchObject({
		code: 2,
		stderr: "countersign: NAME can not begin or end with a space.\n",
	});
});
