import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runCli } from "./testing/run-cli.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

async function startServer(data: string) {
	const running = runCli(["server", "--port", "0", "--data", data]);
	onTestFinished(async () => {
		running.child.kill("SIGTERM");
		await running.ended;
	});
	await running.printed("stdout", /Countersign is running at/);
	return running;
}

test("what a running server keeps is backed up, and restored beside it, with what that costs", async () => {
	const folder = await temporaryFolder();
	const [data, file, other] = ["data", "backup.db", "other"].map((name) => join(folder, name)) as [
		string,
		string,
		string,
	];
	await startServer(data);
	await runCli(["invite", "create", "--data", data]).ended;
	const backup = await runCli(["backup", file, "--data", data]).ended;
	expect(backup).toMatchObject({ code: 0, stdout: `${file}\n` });
	expect(backup.stderr).toMatch(/^Backed up 0 accounts, audit log verified up to 2:[\w-]{43}:\n$/);
	expect(((await stat(file)).mode & 0o777).toString(8)).toBe("600");
	const again = await runCli(["backup", file, "--data", data]).ended;
	expect(again).toMatchObject({ code: 1, stdout: "" });
	expect(again.stderr).toMatch(/^countersign: .*backup.db is there already/);
	const inUse = await runCli(["restore", file, "--data", data, "--force"]).ended;
	expect(inUse).toMatchObject({ code: 1, stdout: "" });
	expect(inUse.stderr).toMatch(/^countersign: A server is running on the data in .* Stop it first\.\n$/);
	const restored = await runCli(["restore", file, "--data", other, "--json"]).ended;
	expect(restored.code).toBe(0);
	expect(restored.stderr).toMatch(/^Restored the backup of http:\/\/localhost:\d+, taken \d{4}-.* UTC: 0 accounts\.$/m);
	expect(restored.stderr).toMatch(/^Ended: 0 paired apps, 0 sessions, 2 links, 0 waiting logins\.$/m);
	expect(restored.stderr).toMatch(/^ {2}everybody +sign in again with a passkey/m);
	expect(JSON.parse(restored.stdout)).toMatchObject({
		accounts: 0,
		revoked: { links: 2 },
		auditHead: expect.stringMatching(/^2:/),
	});
});

test("what is no backup is refused in one line, and as JSON where that is asked for", async () => {
	const folder = await temporaryFolder();
	const file = join(folder, "letter.txt");
	await writeFile(file, "Dear reader, this is no database at all.\n".repeat(30));
	const end = await runCli(["restore", file, "--data", join(folder, "data"), "--json"]).ended;
	expect(end).toMatchObject({ code: 1, stderr: `countersign: ${file} is no database.\n` });
	expect(JSON.parse(end.stdout)).toEqual({ error: { code: "server", message: `${file} is no database.` } });
	expect(await readFile(file, "utf8")).toContain("Dear reader");
});
