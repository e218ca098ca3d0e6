import { execFileSync } from "node:child_process";
import { appendFile, chmod, mkdir } from "node:fs/promises";
import { describe, onTestFinished, test } from "vitest";
import { isInstalled } from "../oidc/installed.ts";
import { freePort } from "../start/free-port.ts";
import { writeDocumented } from "./documented.ts";
import { addUser, configureHook, onPrivateMachine } from "./machine.ts";
import { hangingUp, testOutcomes } from "./outcomes.ts";
import { runAtTerminal } from "./run-program.ts";

const installed = isInstalled("sudo", "/usr/bin/sudo");

const recipe = "sudo.md";

const as = (user: string, command: string) => `setpriv --reuid ${user} --regid ${user} --clear-groups ${command}`;

describe.skipIf(!installed)("sudo", () => {
	testOutcomes({
		async open() {
			onPrivateMachine();
			await addUser("alice", 4242);
			await addUser("bob_b", 4243);
			await writeDocumented(recipe, "/etc/sudoers.d/countersign");
			await appendFile("/etc/sudoers.d/countersign", "alice, bob_b ALL=(ALL:ALL) ALL\n");
			await chmod("/etc/sudoers.d/countersign", 0o440);
			await writeDocumented(recipe, "/etc/pam.d/sudo");
			await mkdir("/run/sudo", { recursive: true });
			return async () => {};
		},
		knock: (user) => runAtTerminal(as(user, "sudo echo 'I am' 'let in'")),
		inside: /I am let in/,
		refused: (attempt) => attempt.ended,
		asked: { kind: "run", target: "web1", command: "sudo echo 'I am' 'let in'", osUser: "alice" },
		saysWhy: true,
		leaving: { "hanging up": hangingUp, "Ctrl-C": (attempt) => attempt.type("\u0003") },
		stranger: "bob_b",
	});

	test("with the server away, root's password leads in by su", async () => {
		await configureHook(`http://localhost:${await freePort()}`, 20);
		execFileSync("chpasswd", { input: "root:sealed words\n" });
		const su = runAtTerminal(as("alice", "su - --command 'echo I am back'"));
		onTestFinished(su.stop);
		await su.printed(/Password:/);
		su.type("sealed words\n");
		await su.printed(/I am back/);
	});
});
