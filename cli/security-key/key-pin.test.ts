import { expect, test } from "vitest";
import { beginDialogue, ctrlC, enter } from "../testing/dialogue.ts";
import { runCli } from "../testing/run-cli.ts";
import { serveKey } from "../testing/served-key.ts";

const pin = "73194628";

async function pinCommand(stage: "set" | "change", options: Parameters<typeof serveKey>[0] = {}) {
	const served = await serveKey(options);
	return { ...served, dialogue: beginDialogue(["keys", "pin", stage], { environment: served.environment }) };
}

test("a first PIN is typed twice, unseen, and set", async () => {
	const { key, dialogue } = await pinCommand("set");
	await dialogue.sees("Key 5 has no PIN yet. Think of one of at least 4 characters;");
	await dialogue.sees("New PIN: ");
	dialogue.types("73");
	await dialogue.sees("New PIN: ••");
	dialogue.types(`194628${enter}`);
	await dialogue.sees("The same again: ");
	dialogue.types(pin + enter);
	await dialogue.sees("The PIN is set.");
	expect((await dialogue.ended).code).toBe(0);
	expect(dialogue.screen).not.toContain("73");
	expect(key.state.pinSet).toBe(true);
});

test("two PINs that differ are asked for again, and so is one that is too short", async () => {
	const { key, dialogue } = await pinCommand("set");
	await dialogue.sees("New PIN: ");
	dialogue.types(`123${enter}`);
	await dialogue.sees("Too short: at least 4 characters.");
	for (const [second, words] of [
		["1235", "These two differ."],
		["1234", "The PIN is set."],
	] as const) {
		await dialogue.sees("New PIN: ");
		dialogue.types(`1234${enter}`);
		await dialogue.sees("The same again: ");
		dialogue.types(second + enter);
		await dialogue.sees(words);
	}
	expect((await dialogue.ended).code).toBe(0);
	expect(key.state.pinSet).toBe(true);
});

test("a PIN that is set already is changed by the other command", async () => {
	const { dialogue } = await pinCommand("set", { pin });
	await dialogue.sees("This key has a PIN already. To change it: countersign keys pin change");
	expect((await dialogue.ended).code).toBe(1);
});

test("a PIN is changed with the one until now, whose tries are counted", async () => {
	const { key, dialogue } = await pinCommand("change", { pin });
	for (const [current, words] of [
		["0000", "Wrong PIN. 7 tries left."],
		[pin, "The PIN is changed."],
	] as const) {
		await dialogue.sees("PIN until now: ");
		dialogue.types(current + enter);
		await dialogue.sees("New PIN: ");
		dialogue.types(`24681357${enter}`);
		await dialogue.sees("The same again: ");
		dialogue.types(`24681357${enter}`);
		await dialogue.sees(words);
	}
	expect((await dialogue.ended).code).toBe(0);
	expect(key.state.pinRetries).toBe(8);
});

test("Ctrl-C at the prompt leaves the key as it was", async () => {
	const { key, dialogue } = await pinCommand("set");
	await dialogue.sees("New PIN: ");
	dialogue.types(`12${ctrlC}`);
	await dialogue.sees("Stopped. The key is as it was.");
	expect((await dialogue.ended).code).toBe(5);
	expect(key.state.pinSet).toBe(false);
});

test("a key that is not there yet is waited for", async () => {
	const served = await serveKey();
	await served.pullOut();
	const dialogue = beginDialogue(["keys", "info"], { environment: served.environment });
	await dialogue.sees("Plug in your security key. Ctrl-C ends it.");
	await served.plugIn();
	await dialogue.sees("not set yet: countersign keys pin set");
	expect((await dialogue.ended).code).toBe(0);
});

test("without a terminal no PIN is asked for", async () => {
	const { environment } = await serveKey();
	const { code, stderr } = await runCli(["keys", "pin", "set"], { environment }).ended;
	expect(code).toBe(1);
	expect(stderr).toContain("A PIN is asked for, and there is no terminal to ask on.");
});

test("info tells what the key is, for people and as JSON", async () => {
	const { environment, key } = await serveKey({ pin });
	const people = await runCli(["keys", "info"], { environment }).ended;
	expect(people.code).toBe(0);
	expect(people.stdout).toMatch(/^Key {10}Key 5\n/);
	expect(people.stdout).toMatch(/^PIN {10}set, 8 tries left$/m);
	const { stdout } = await runCli(["keys", "info", "--json"], { environment }).ended;
	expect(JSON.parse(stdout)).toMatchObject({ name: "Key 5", pin: "set", pinTriesLeft: 8, fingerprint: false });
	expect(key.state.blinking).toBe(false);
});
