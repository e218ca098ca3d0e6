import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addHost, listHosts, removeHost } from "../../server/commands/hosts.ts";
import { runCli } from "../testing/run-cli.ts";
import { shareServer } from "../testing/shared-server.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const server = shareServer();

const manage = (...args: string[]) => runCli(["host", ...args, "--data", server.data]).ended;

/** A machine with a file for its key, and what it can run. */
async function openMachine() {
	const file = join(await temporaryFolder(), "etc", "host.json");
	const environment = { COUNTERSIGN_HOST_FILE: file, COUNTERSIGN_SERVER: server.origin };
	const enrol = (stdin: string) => runCli(["host", "enrol"], { environment, stdin }).ended;
	const ask = () => runCli(["ask", "--account", "alice", "--text", "x", "--json"], { environment });
	return { file, enrol, ask };
}

test("a host enrols with the code from stdin, is recognised when it asks, and not after it was removed", async () => {
	const { file, enrol, ask } = await openMachine();
	const { code } = await addHost(server.data, "web1");
	const words = `This host is enrolled as web1. Its key is in ${file}.\n`;
	expect(await enrol(`${code}\n`)).toEqual({ code: 0, stdout: "", stderr: words });
	expect((await stat(file)).mode & 0o777).toBe(0o600);
	expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ name: "web1", server: server.origin });
	const asking = ask();
	await asking.printed("stdout", /"pending"/);
	asking.child.kill("SIGTERM");
	expect((await asking.ended).code).toBe(5);
	expect(await listHosts(server.data)).toEqual([
		expect.objectContaining({ name: "web1", lastAddress: expect.stringMatching(/1$/) }),
	]);
	await removeHost(server.data, "web1");
	const refused = await ask().ended;
	expect(refused.code).toBe(1);
	expect(JSON.parse(refused.stdout)).toMatchObject({ error: { code: "host-unknown" } });
});

test("a code that is none enrols nothing, and leaves nothing behind", async () => {
	const { file, enrol } = await openMachine();
	const refused = await enrol("A".repeat(43));
	expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining("used, replaced or has expired") });
	for (const left of [file, `${file}.new`]) await expect(stat(left)).rejects.toThrow("ENOENT");
});

test("a host is added with a code alone on stdout, and where to take it beside", async () => {
	const added = await manage("add", "web2");
	expect(added.stderr).toContain(`countersign host enrol --server ${server.origin}\n`);
	expect(added.stdout).toMatch(/^[\w-]{43}\n$/);
	await removeHost(server.data, "web2");
	await expect(removeHost(server.data, "web2")).rejects.toThrow("There is no host web2.");
});

test("hosts are listed, and removed by name", async () => {
	await addHost(server.data, "web3");
	expect((await manage("list")).stdout).toMatch(/^NAME +ENROLLED +LAST USED +FROM\nweb3 +not yet +never +-\n$/);
	expect(await manage("remove", "web3")).toMatchObject({ code: 0, stderr: "web3 is removed.\n" });
});
