import { execFileSync } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { isInstalled } from "../oidc/installed.ts";
import { freePort } from "../start/free-port.ts";
import { documented, writeDocumented } from "./documented.ts";
import { addUser, configureHook, onPrivateMachine } from "./machine.ts";
import { hangingUp, home, testOutcomes } from "./outcomes.ts";
import { runAtTerminal, runProgram } from "./run-program.ts";

const installed = isInstalled("openssh-server openssh-client", "/usr/sbin/sshd", "/usr/bin/ssh");

const recipe = "ssh.md";
const users = ["alice", "bob_b", "rescue"];
let folder: string;
let port: number;

/** Debian's sshd and its PAM, with users who have a key, as they are before the recipe; then the recipe. */
async function setUp(): Promise<void> {
	onPrivateMachine();
	folder = await mkdtemp(join(tmpdir(), "countersign-ssh-"));
	port = await freePort();
	await mkdir("/run/sshd", { recursive: true });
	execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(folder, "key")]);
	await mkdir("/etc/ssh/keys");
	for (const [index, user] of users.entries()) await addUser(user, 4300 + index);
	for (const user of [...users, "root"]) await copyFile(join(folder, "key.pub"), `/etc/ssh/keys/${user}`);
	execFileSync("ssh-keygen", ["-A"]);
	await writeDocumented(recipe, "/etc/ssh/sshd_config.d/countersign.conf");
	await writeFile(
		"/etc/ssh/sshd_config.d/another.conf",
		["ListenAddress 127.0.0.1", `Port ${port}`, "AuthorizedKeysFile /etc/ssh/keys/%u", "PidFile none", ""].join("\n"),
	);
	execFileSync("sed", ["-i", "s/^@include common-auth$/#countersign/", "/etc/pam.d/sshd"]);
	const lines = await documented(recipe, "/etc/pam.d/sshd");
	execFileSync("sed", ["-i", `s,^#countersign$,${lines.trim().replaceAll("\n", "\\n")},`, "/etc/pam.d/sshd"]);
}

const ssh = (user: string) =>
	runAtTerminal(
		`ssh -i ${folder}/key -p ${port} -o StrictHostKeyChecking=accept-new -o UserKnownHostsFile=${folder}/known -o LogLevel=ERROR ${user}@127.0.0.1 echo I am in`,
	);

describe.skipIf(!installed)("sshd", () => {
	testOutcomes({
		async open() {
			await setUp();
			const server = runProgram("/usr/sbin/sshd", ["-D", "-e"]);
			await server.printed(/Server listening on/);
			return async () => {
				await server.stop();
				await rm(folder, { recursive: true });
			};
		},
		knock: ssh,
		goOn: (attempt) => attempt.type("\n"),
		inside: /I am in/,
		refused: (attempt) => attempt.printed(/Permission denied|Too many authentication failures/),
		asked: { kind: "ssh", target: "web1 from 127.0.0.1", osUser: "alice" },
		saysWhy: false,
		leaving: { "hanging up": hangingUp },
		stranger: "bob_b",
	});

	test("a user asks for the account that hook-accounts names", async () => {
		await configureHook(home.origin, 40);
		const root = ssh("root");
		onTestFinished(root.stop);
		await root.printed(/To approve as alice/);
	});

	test("with the server away, the rescue user's key leads in", async () => {
		await configureHook(`http://localhost:${await freePort()}`, 20);
		const rescue = ssh("rescue");
		onTestFinished(rescue.stop);
		expect(await rescue.ended).toMatchObject({ code: 0, output: expect.stringContaining("I am in") });
	});
});
