import { expect, test } from "vitest";
import { beginDialogue, ctrlC } from "../testing/dialogue.ts";
import { startHousehold } from "../testing/real-household.ts";
import { runCli } from "../testing/run-cli.ts";

/** A machine without the system's libraries: node-hid is there, and what it needs is not. */
const withoutLibraries = {
	nodeOptions: [
		"--import",
		`data:text/javascript,import{registerHooks}from"node:module";registerHooks({resolve(name,context,next){if(name==="node-hid")throw new Error("libusb-1.0.so.0: cannot open shared object file");return next(name,context)}})`,
	],
};

test("commands that need a key say what to install", async () => {
	const { code, stdout, stderr } = await runCli(["keys", "info", "--json"], withoutLibraries).ended;
	expect(code).toBe(1);
	expect(stderr).toContain("apt install libusb-1.0-0 libudev1");
	expect(JSON.parse(stdout)).toMatchObject({ error: { code: "key-library-missing" } });
});

test("the others go on: a login asks an approver, and what waits is listed", async () => {
	const household = await startHousehold();
	await household.pair();
	const { COUNTERSIGN_KEY_SOCKET: _, ...environment } = household.environment;
	const asking = beginDialogue(["login"], { environment, ...withoutLibraries });
	await asking.sees("To log in as alice, approve it here:");
	const listed = await runCli(["requests", "--json"], { environment, ...withoutLibraries }).ended;
	expect(JSON.parse(listed.stdout)).toMatchObject({ requests: [{ account: "alice", state: "pending" }] });
	asking.types(ctrlC);
	expect((await asking.ended).code).toBe(5);
});
