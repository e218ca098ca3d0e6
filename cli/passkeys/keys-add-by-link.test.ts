import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { beginDialogue, type Dialogue, enter } from "../testing/dialogue.ts";
import { openPairedAccount, pin } from "../testing/paired-account.ts";
import { runCli } from "../testing/run-cli.ts";
import { serveKey } from "../testing/served-key.ts";
import { shareServer } from "../testing/shared-server.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const server = shareServer();

function showsSecret({ screen }: Pick<Dialogue, "screen">, link: string): boolean {
	return screen.includes(link.split("#")[1] ?? link);
}

async function typesPin(dialogue: Dialogue, key = "Key 5"): Promise<void> {
	await dialogue.sees(`PIN of ${key}: `);
	dialogue.types(pin + enter);
}

test("an invite begins an account whose name is asked for until it is free", async () => {
	await openPairedAccount(server, "alice");
	const key = await serveKey();
	const link = await server.invite();
	const dialogue = beginDialogue(["keys", "add", "--invite", link], key);
	await dialogue.sees(`The link begins a new account at ${server.origin}.`);
	for (const [name, words] of [
		["Bob", 'A letter, then 2 to 62 more of a to z, 0 to 9 and "-".'],
		["alice", "alice is taken."],
		["bob", "Registering a security key for bob."],
	] as const) {
		await dialogue.sees("Name of the account: ");
		dialogue.types(name + enter);
		await dialogue.sees(words);
	}
	for (const prompt of ["New PIN: ", "The same again: "]) {
		await dialogue.sees(prompt);
		dialogue.types(pin + enter);
	}
	await dialogue.sees(`"Key 5" is registered for bob at ${server.origin}.`);
	await dialogue.sees(`countersign pair --key --server ${server.origin} --account bob`);
	expect((await dialogue.ended).code).toBe(0);
	expect(showsSecret(dialogue, link)).toBe(false);
	expect(key.key.state.credentials).toMatchObject([{ rpId: "localhost", user: { name: "bob" } }]);
});

test("the link can be typed unseen", async () => {
	const key = await serveKey({ pin });
	const link = await server.invite();
	const dialogue = beginDialogue(
		["keys", "add", "--invite", "-", "--account", "carol", "--name", "Blue", "--json"],
		key,
	);
	await dialogue.sees("The link: ");
	dialogue.types(link.slice(0, 20));
	await dialogue.sees(`The link: ${"•".repeat(20)}`);
	dialogue.types(link.slice(20));
	await dialogue.sees(`The link: ${"•".repeat(69)}`);
	dialogue.types(enter);
	await typesPin(dialogue);
	await dialogue.sees('"Blue" is registered for carol');
	await dialogue.sees('{"state":"added"');
	expect((await dialogue.ended).code).toBe(0);
	const said = JSON.parse(/\{"state".*\}/.exec(dialogue.screen)?.[0] ?? "");
	expect(said).toMatchObject({
		server: server.origin,
		account: "carol",
		passkey: { name: "Blue", attestation: "packed" },
	});
	expect(showsSecret(dialogue, link)).toBe(false);
	// Longer, the line would wrap, and could not be written over.
	expect(dialogue.screen).not.toContain("•".repeat(70));
});

test("the link can come from a file, while the PIN is typed in the terminal", async () => {
	const key = await serveKey({ pin });
	const stdinFile = join(await temporaryFolder(), "link");
	await writeFile(stdinFile, `${await server.invite()}\n`);
	const args = ["keys", "add", "--invite", "-", "--account", "dave"];
	const dialogue = beginDialogue(args, { ...key, stdinFile });
	await typesPin(dialogue);
	await dialogue.sees('"Key 5" is registered for dave');
	expect((await dialogue.ended).code).toBe(0);
});

test("a recovery link gives the account back, and says what ends", async () => {
	const account = await openPairedAccount(server, "erin");
	const other = await serveKey({ pin }, "Key 6");
	const dialogue = beginDialogue(["keys", "add", "--invite", await server.recovery("erin")], other);
	await dialogue.sees(`The link gives the account erin at ${server.origin} back.`);
	await dialogue.sees("its earlier passkeys end, its sessions and paired apps end,");
	await typesPin(dialogue, "Key 6");
	await dialogue.sees('"Key 6" is registered for erin');
	expect((await dialogue.ended).code).toBe(0);
	expect((await runCli(["keys", "list"], account).ended).stderr).toContain("Pair anew");
});

test("a recovery link that keeps passkeys takes no key that is one of them", async () => {
	const account = await openPairedAccount(server, "frank");
	const other = await account.another({ pin });
	await other.pullOut();
	const dialogue = beginDialogue(["keys", "add", "--invite", await server.recovery("frank", true)], account);
	await dialogue.sees("its earlier passkeys stay, its sessions");
	await dialogue.sees("Key 5 is registered with this account already.");
	await dialogue.sees("Plug in your security key");
	await other.plugIn();
	await typesPin(dialogue, "Key 6");
	await dialogue.sees('"Key 6" is registered for frank');
	expect((await dialogue.ended).code).toBe(0);
});
