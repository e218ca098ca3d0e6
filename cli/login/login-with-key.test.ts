import { expect, test } from "vitest";
import { beginDialogue, ctrlC, enter } from "../testing/dialogue.ts";
import { pin, startHousehold } from "../testing/real-household.ts";
import { runCli } from "../testing/run-cli.ts";
import { serveKey } from "../testing/served-key.ts";

async function logIn(args: readonly string[] = [], options: Parameters<typeof startHousehold>[0] = {}) {
	const household = await startHousehold(options);
	const { environment } = household;
	return { household, dialogue: beginDialogue(["login", ...args], { environment }) };
}

test("a key that is plugged in logs in by itself, without anybody's approval", async () => {
	const { dialogue } = await logIn(["--json"]);
	await dialogue.sees("PIN of Key 5 (Enter alone: ask an approver): ");
	dialogue.types(pin + enter);
	await dialogue.sees("Logged in with your security key.");
	const { code } = await dialogue.ended;
	expect(code).toBe(0);
	const answer = JSON.parse(/\{.*\}/.exec(dialogue.screen)?.[0] ?? "");
	expect(answer).toMatchObject({ state: "approved", account: "alice", tokenType: "DPoP" });
	expect(answer.accessToken.split(".")).toHaveLength(3);
	expect(dialogue.screen).not.toContain(pin);
});

test("a PIN that has to be changed is changed along the way", async () => {
	const household = await startHousehold();
	const { environment } = await serveKey({ saved: { ...household.key.save(), forcePinChange: true } });
	const dialogue = beginDialogue(["login"], { environment: { ...household.environment, ...environment } });
	await dialogue.sees("Key 5 wants its PIN changed before it is used.");
	await dialogue.sees("PIN until now: ");
	dialogue.types(pin + enter);
	await dialogue.sees("New PIN: ");
	dialogue.types(`24681357${enter}`);
	await dialogue.sees("The same again: ");
	dialogue.types(`24681357${enter}`);
	await dialogue.sees("Logged in with your security key.");
	expect((await dialogue.ended).code).toBe(0);
});

test("a PIN typed while the key blinks is neither shown nor kept for the shell", async () => {
	let touch: (() => void) | undefined;
	let registered = false;
	const presence = async () => {
		if (!registered) return "touched" as const;
		const { promise, resolve } = Promise.withResolvers<"touched">();
		touch = () => resolve("touched");
		return promise;
	};
	const household = await startHousehold({ presence });
	registered = true;
	const dialogue = beginDialogue(["login", "--key"], { environment: household.environment });
	await dialogue.sees("PIN of Key 5: ");
	dialogue.types(pin + enter);
	await dialogue.sees("Touch Key 5 now");
	dialogue.types(`4711${enter}`);
	touch?.();
	await dialogue.sees("Logged in with your security key.");
	expect((await dialogue.ended).code).toBe(0);
	expect(dialogue.screen).not.toContain("4711");
});

test("Enter alone asks an approver", async () => {
	const { dialogue } = await logIn();
	await dialogue.sees("PIN of Key 5 (Enter alone: ask an approver): ");
	dialogue.types(enter);
	await dialogue.sees("To log in as alice, approve it here:");
	dialogue.types(ctrlC);
	await dialogue.sees("Stopped. The login is withdrawn.");
	expect((await dialogue.ended).code).toBe(5);
});

test("Ctrl-C at the PIN asks nobody for anything", async () => {
	const { household, dialogue } = await logIn();
	await dialogue.sees("PIN of Key 5");
	dialogue.types(ctrlC);
	await dialogue.sees("Stopped. No login was asked for.");
	expect((await dialogue.ended).code).toBe(5);
	await household.pair();
	const { stdout } = await runCli(["requests", "--json"], { environment: household.environment }).ended;
	expect(JSON.parse(stdout)).toMatchObject({ requests: [] });
});

test("a key that locks is no reason not to ask an approver", async () => {
	const { dialogue } = await logIn();
	for (const wrong of ["0000", "0001", "0002"]) {
		await dialogue.sees("PIN of Key 5");
		dialogue.types(wrong + enter);
	}
	await dialogue.sees("The PIN was wrong too many times in a row.");
	await dialogue.sees("To log in as alice, approve it here:");
	dialogue.types(ctrlC);
	expect((await dialogue.ended).code).toBe(5);
});

test("with --key nobody else is asked", async () => {
	const { household, dialogue } = await logIn(["--key"]);
	await dialogue.sees("PIN of Key 5: ");
	await household.pullOut();
	await dialogue.sees("Key 5 was pulled out.");
	await dialogue.sees("Plug in your security key");
	dialogue.types(ctrlC);
	await dialogue.sees("Stopped. No login was asked for.");
	expect((await dialogue.ended).code).toBe(5);
});

test("a key of somebody else is passed over", async () => {
	const household = await startHousehold({ personality: { extensions: [] } });
	const environment = { ...household.environment, COUNTERSIGN_ACCOUNT: "somebody" };
	const dialogue = beginDialogue(["login"], { environment });
	await dialogue.sees("To log in as somebody, approve it here:");
	dialogue.types(ctrlC);
	expect((await dialogue.ended).code).toBe(5);
	expect(dialogue.screen).not.toContain("PIN");
});

test("where nobody can be asked for a PIN, an approver is asked", async () => {
	const { environment } = await startHousehold();
	const running = runCli(["login"], { environment });
	await running.printed("stderr", /To log in as alice, approve it here/);
	running.child.kill("SIGINT");
	expect((await running.ended).code).toBe(5);
});

test("a receipt needs an approver", async () => {
	const { environment } = await startHousehold();
	const { code, stderr } = await runCli(["login", "--key", "--receipt", "r.json"], { environment }).ended;
	expect(code).toBe(2);
	expect(stderr).toContain("A login with one's own key has no receipt");
});
