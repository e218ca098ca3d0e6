import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { beginDialogue, ctrlC, enter } from "../testing/dialogue.ts";
import { pin, startHousehold } from "../testing/real-household.ts";
import { runCli } from "../testing/run-cli.ts";

test("a registered key pairs this machine without a browser", async () => {
	const household = await startHousehold();
	const { environment } = household;
	const dialogue = beginDialogue(["pair", "--key", "--name", "Laptop"], { environment });
	await dialogue.sees(`Pairing "Laptop" with ${household.origin} as alice, with a key that is registered there.`);
	await dialogue.sees("PIN of Key 5: ");
	dialogue.types(pin + enter);
	await dialogue.sees(`Paired with ${household.origin} as alice.`);
	expect((await dialogue.ended).code).toBe(0);
	const { code, stdout } = await runCli(["requests", "--json"], { environment }).ended;
	expect(code).toBe(0);
	expect(JSON.parse(stdout)).toMatchObject({ requests: [] });
});

test("Ctrl-C pairs nothing", async () => {
	const { environment } = await startHousehold();
	const dialogue = beginDialogue(["pair", "--key"], { environment });
	await dialogue.sees("PIN of Key 5: ");
	dialogue.types(ctrlC);
	await dialogue.sees("Stopped. Nothing is paired.");
	expect((await dialogue.ended).code).toBe(5);
	const file = join(environment["XDG_CONFIG_HOME"] ?? "", "countersign", "pairings.json");
	await expect(readFile(file)).rejects.toMatchObject({ code: "ENOENT" });
});

test("a key that is not registered is told apart, and another waited for", async () => {
	const household = await startHousehold({ personality: { extensions: [] } });
	const { environment } = household;
	const dialogue = beginDialogue(["pair", "--key", "--account", "somebody"], { environment });
	await dialogue.sees("Key 5 is not registered with this account.");
	await dialogue.sees("Plug in your security key");
	dialogue.types(ctrlC);
	expect((await dialogue.ended).code).toBe(5);
});

test("--account goes with --key", async () => {
	const { code, stderr } = await runCli(["pair", "--account", "alice"], {}).ended;
	expect(code).toBe(2);
	expect(stderr).toContain("--account goes with --key.");
});
