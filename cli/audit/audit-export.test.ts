import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { auditedData } from "../testing/audited-data.ts";
import { runCli } from "../testing/run-cli.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const audit = (...args: string[]) => runCli(["audit", ...args]).ended;

test("an export of the whole log verifies by itself, with the head that it said", async () => {
	const { data, stop } = await auditedData();
	const file = join(await temporaryFolder(), "audit.jsonl");
	const exported = await audit("export", "--data", data, file);
	expect(exported).toMatchObject({ code: 0, stdout: "" });
	expect(exported.stderr).toMatch(/^Exported 4 entries, head 4:[\w-]{43}\n$/);
	const head = exported.stderr.trim().split(" ").at(-1) ?? "";
	expect((await stat(file)).mode & 0o777).toBe(0o600);
	const verified = await audit("verify", file, "--against", head);
	expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining(`${head}, the same\n\nWhole: `) });
	await stop();
	const { stdout } = await audit("export", "--data", data);
	expect(stdout).toBe(await readFile(file, "utf8"));
	const piped = await runCli(["audit", "verify", "-"], { stdin: stdout }).ended;
	expect(piped.stdout).toContain(head);
});

test("a line that was changed or taken out of it shows", async () => {
	const { data } = await auditedData();
	const file = join(await temporaryFolder(), "audit.jsonl");
	const lines = (await audit("export", "--data", data)).stdout.split("\n");
	await writeFile(file, lines.join("\n").replace("invite-created", "login-approved"));
	expect(await audit("verify", file)).toMatchObject({ code: 1, stdout: expect.stringContaining("Broken at entry 2") });
	await writeFile(file, lines.toSpliced(1, 1).join("\n"));
	expect((await audit("verify", file)).stdout).toMatch(/Broken at entry 3: entry 2 is missing\. .* made with a filter/);
});

test("a filter exports a part, and says that it is one", async () => {
	const { data } = await auditedData();
	const seqs = async (...filter: string[]) => {
		const { stdout, stderr } = await audit("export", "--data", data, ...filter);
		expect(stderr).toContain("a part of the log");
		return stdout.split("\n").flatMap((line) => (line ? [JSON.parse(line).seq] : []));
	};
	expect(await seqs("--action", "invite-created")).toEqual([2, 3, 4]);
	expect(await seqs("--account", "nobody")).toEqual([]);
	expect(await seqs("--from", "2999-01-01")).toEqual([]);
	const today = new Date().toISOString().slice(0, 10);
	expect((await seqs("--from", today, "--action", "first-administrator-link")).length).toBeLessThanOrEqual(1);
	expect(await seqs("--until", "2020-01-01T00:00:00+02:00")).toEqual([]);
});

test("a file that is there stays, without --force", async () => {
	const { data } = await auditedData();
	const folder = await temporaryFolder();
	const file = join(folder, "audit.jsonl");
	await writeFile(file, "mine", { mode: 0o644 });
	expect(await audit("export", "--data", data, file)).toEqual({
		code: 1,
		stdout: "",
		stderr: `countersign: ${file} is there already. Name another file, or overwrite it with --force.\n`,
	});
	expect(await readFile(file, "utf8")).toBe("mine");
	expect(await audit("export", "--data", data, "--force", file)).toMatchObject({ code: 0 });
	expect((await stat(file)).mode & 0o777).toBe(0o600);
	expect((await audit("verify", file)).code).toBe(0);
	expect(await audit("export", "--data", data, "/dev/full")).toMatchObject({ code: 1 });
	expect(await readdir(folder)).toEqual(["audit.jsonl"]);
});

test.each([
	[["export", "--from", "yesterday"], /--from takes a day such as 2026-11-30, or .*, not "yesterday"/],
	[["export", "--until", "2026-13-01"], /--until takes/],
	[["export", "--action", "approved"], /--action takes one of login-approved, .*, not "approved"/],
	[["export", "--account", "No"], /"No" is no account/],
	[["export", "--force"], /--force goes with a FILE/],
	[["verify", "audit.jsonl", "--data", "data"], /either an export or --data/],
])("%j is a usage error", async (args, words) => {
	const { code, stderr } = await audit(...args);
	expect(code).toBe(2);
	expect(stderr).toMatch(words);
});

test("what is no export is told by its line", async () => {
	const file = join(await temporaryFolder(), "audit.jsonl");
	await writeFile(file, "{}\n");
	expect(await audit("verify", file)).toMatchObject({
		code: 1,
		stderr: `countersign: ${file} is not an export of the audit log: look at line 1.\n`,
	});
	expect((await audit("verify", "/missing.jsonl")).stderr).toBe(
		"countersign: Can not read /missing.jsonl: it is not there.\n",
	);
});
