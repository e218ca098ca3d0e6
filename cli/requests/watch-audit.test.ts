import { readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { fakeLogin } from "../testing/fake-login.ts";
import { startFakePairedServer } from "../testing/fake-paired-server.ts";
import { pairedHome } from "../testing/paired-home.ts";
import { runCli, runInTerminal } from "../testing/run-cli.ts";

const [one, other] = ["a".repeat(43), "b".repeat(43)];

async function paired(head: string) {
	const server = await startFakePairedServer();
	const home = await pairedHome(server);
	server.streams.auditHead = head;
	const { id } = server.ask(fakeLogin("one"));
	/** Watches until it has shown the login that waits. */
	const watch = async (...args: string[]) => {
		const running = runCli(["requests", "--watch", ...args], home);
		await running.printed("stdout", new RegExp(id));
		running.child.kill("SIGINT");
		return running.ended;
	};
	return { server, home, watch, file: join(dirname(home.file), "audit-heads.json") };
}

test("the head is kept, for its owner alone, and one that goes on takes its place in silence", async () => {
	const { server, watch, file } = await paired(`5:${one}`);
	expect(await watch()).toMatchObject({ code: 0, stderr: "" });
	expect(await readFile(file, "utf8")).toContain(`"5:${one}"`);
	expect((await stat(file)).mode & 0o777).toBe(0o600);
	server.streams.auditHead = `7:${other}`;
	expect(await watch()).toMatchObject({ code: 0, stderr: "" });
	expect(await readFile(file, "utf8")).toContain(`"7:${other}"`);
});

test("a log that lost entries since the last run is told, each time, and the logins all the same", async () => {
	const { server, watch, file } = await paired(`5:${one}`);
	await watch();
	server.streams.auditHead = `3:${other}`;
	for (const _ of [1, 2])
		expect(await watch()).toMatchObject({
			code: 0,
			stderr: `The audit log of ${server.origin} had 5 entries when this machine saw it last, and has 3 now: entries were removed, or an older backup was restored. Ask who runs it.\n`,
		});
	expect(await readFile(file, "utf8")).toContain(`"5:${one}"`);
});

test("a log that was written anew between two snapshots of one run is told once", async () => {
	const { server, home } = await paired(`5:${one}`);
	const running = runCli(["requests", "--watch"], home);
	await server.streams.whenOpened(1);
	await running.printed("stdout", /asked/);
	server.streams.auditHead = `5:${other}`;
	server.streams.drop();
	await running.printed("stderr", /is not the one that this machine saw last: it has 5 entries as it had then/);
	server.streams.drop();
	await server.streams.whenOpened(3);
	const { id } = server.ask(fakeLogin("two"));
	await running.printed("stdout", new RegExp(id));
	running.child.kill("SIGINT");
	expect((await running.ended).stderr.match(/audit log/g)).toHaveLength(1);
});

test("with --json it is an object, and on a terminal it stands above the logins", async () => {
	const { server, home, watch } = await paired(`5:${one}`);
	await watch();
	server.streams.auditHead = `5:${other}`;
	const { stdout } = await watch("--json");
	expect(JSON.parse(stdout.split("\n")[0] ?? "")).toEqual({
		event: "audit-log",
		comparison: "other-log",
		kept: `5:${one}`,
		head: `5:${other}`,
	});
	const running = runInTerminal(["requests", "--watch"], home);
	await running.printed("stdout", /The audit log of .*SSH to server01/s);
	running.child.stdin?.write("\x03");
	expect((await running.ended).code).toBe(0);
});

test("what is kept may be damaged, and a head may be none: logins are shown all the same", async () => {
	const { server, watch, file } = await paired("what a later version says");
	await writeFile(file, "{");
	expect(await watch()).toMatchObject({ code: 0, stderr: "" });
	server.streams.auditHead = `5:${one}`;
	expect(await watch()).toMatchObject({ code: 0, stderr: "" });
	expect(await readFile(file, "utf8")).toContain(`"5:${one}"`);
});
