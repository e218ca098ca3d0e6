import { cp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { auditedData } from "../testing/audited-data.ts";
import { runCli } from "../testing/run-cli.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const verify = (data: string, ...args: string[]) => runCli(["audit", "verify", "--data", data, ...args]).ended;

async function headOf(data: string): Promise<string> {
	return JSON.parse((await verify(data, "--json")).stdout).head;
}

test("a whole log is told alike while the server runs, after a crash and once it has stopped, and nothing is left", async () => {
	const { data, stop } = await auditedData();
	const running = await verify(data);
	expect(running).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Keep the head elsewhere/) });
	expect(running.stdout).toMatch(
		/^ {2}entries {2}4\n {2}head {5}4:[\w-]{43}\n {2}erased {3}nothing\n\nWhole: no entry was changed, removed or put in between\.\n$/,
	);
	const crashed = await temporaryFolder();
	for (const file of ["countersign.db", "countersign.db-wal"]) await cp(join(data, file), join(crashed, file));
	expect(await verify(crashed)).toEqual(running);
	await stop();
	const before = await readdir(data);
	expect(await verify(data)).toEqual(running);
	expect(await readdir(data)).toEqual(before);
});

test("--against says that a head from before is continued", async () => {
	const { data, grow } = await auditedData();
	const kept = await headOf(data);
	expect((await verify(data, "--against", kept)).stdout).toContain(`  kept     ${kept}, the same\n`);
	await grow();
	await grow();
	const continued = await verify(data, "--against", kept);
	expect(continued).toMatchObject({ code: 0, stderr: "" });
	expect(continued.stdout).toContain(`  kept     ${kept}, continued by 2 entries\n`);
	const json = await verify(data, "--against", kept, "--json");
	expect(JSON.parse(json.stdout)).toMatchObject({
		verdict: "whole",
		entries: 6,
		erased: { entries: 0 },
		against: { head: kept, comparison: "continued" },
	});
});

test("--against says that entries were cut off, or that it is another log", async () => {
	const { data, stop, tamper } = await auditedData();
	const kept = await headOf(data);
	const other = await verify(data, "--against", `4:${"x".repeat(43)}`);
	expect(other.code).toBe(1);
	expect(other.stdout).toMatch(/\nAnother log: entry 4 is not the one whose head was kept\. [^\n]+\n$/);
	await stop();
	tamper("DELETE FROM audit_entry WHERE seq > 3");
	const cut = await verify(data, "--against", kept, "--json");
	expect(cut.code).toBe(1);
	expect(JSON.parse(cut.stdout)).toMatchObject({ verdict: "cut-off", entries: 3, against: { head: kept } });
	expect((await verify(data, "--against", kept)).stdout).toMatch(
		/\nCut off: there are 3 entries, and once there were 4\. [^\n]+\n$/,
	);
});

test.each([
	[
		"UPDATE audit_entry SET action = 'login-approved' WHERE seq = 2",
		/^Broken at entry 2: it is not what was written: .* What stands before it holds\. From there on nothing is proven\.$/m,
	],
	[
		"DELETE FROM audit_entry WHERE seq IN (2, 3)",
		/^Broken at entry 4: entries 2 to 3 are missing\. They were removed\./m,
	],
	["DELETE FROM audit_entry WHERE seq = 1", /^Broken at entry 2: entry 1 is missing\. It was removed\. From/m],
])("%s is told with the entry and what it means", async (statement, words) => {
	const { data, stop, tamper } = await auditedData();
	const kept = await headOf(data);
	await stop();
	tamper(statement);
	const { code, stdout } = await verify(data, "--against", kept);
	expect(code).toBe(1);
	expect(stdout).toMatch(words);
	expect(stdout).toContain(`  kept     ${kept}, of an entry after the break\n`);
	expect(JSON.parse((await verify(data, "--json")).stdout)).toMatchObject({ verdict: "broken" });
});

test("erased personal fields are told, and the chain holds", async () => {
	const { data, stop, tamper } = await auditedData();
	await stop();
	tamper("DELETE FROM audit_personal WHERE seq <= 3");
	const { code, stdout } = await verify(data);
	expect(code).toBe(0);
	expect(stdout).toMatch(/^ {2}erased {3}the personal fields of 3 entries, the newest of \d{4}-[\d-]+T[\d:.]+Z$/m);
});

test.each(["4", "four", `4:${"x".repeat(42)}`, "4:"])("--against %j is a usage error with an example", async (head) => {
	const { code, stdout, stderr } = await verify("nowhere", "--against", head);
	expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
	expect(stderr).toMatch(/^countersign: --against takes a head, such as 17:[\w-]{43}, not "[^\n]+\n$/);
});

test("data that another process holds without answering is not read", async () => {
	const { data, stop, hold } = await auditedData();
	await stop();
	hold();
	expect(await verify(data)).toMatchObject({ code: 1, stderr: expect.stringContaining("Another server is running") });
	await rm(join(data, "countersign.db"));
	expect(await verify(data)).toMatchObject({ code: 1, stderr: expect.stringContaining("No server was ever started") });
});
