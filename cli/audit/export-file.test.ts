import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { writeExport } from "./export-file.ts";

const file = async () => {
	const folder = await temporaryFolder();
	return { folder, path: join(folder, "audit.jsonl") };
};

test("an export has its name once it is whole, and not before", async () => {
	const { folder, path } = await file();
	async function* lines() {
		yield "1\n";
		expect(await readdir(folder)).toEqual([expect.stringMatching(/^audit\.jsonl\.[0-9a-f]{12}$/)]);
		yield "2\n";
	}
	await writeExport(path, lines(), false);
	expect(await readdir(folder)).toEqual(["audit.jsonl"]);
	expect(await readFile(path, "utf8")).toBe("1\n2\n");
	expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test.each([false, true])("one that breaks off leaves what was there, with force %s", async (force) => {
	const { folder, path } = await file();
	if (force) await writeFile(path, "mine");
	async function* lines() {
		yield "1\n";
		throw new RangeError("the server stopped");
	}
	await expect(writeExport(path, lines(), force)).rejects.toThrow("the server stopped");
	expect(await readdir(folder)).toEqual(force ? ["audit.jsonl"] : []);
	if (force) expect(await readFile(path, "utf8")).toBe("mine");
});

test("a file that came meanwhile is not overwritten", async () => {
	const { folder, path } = await file();
	async function* lines() {
		await writeFile(path, "mine");
		yield "1\n";
	}
	await expect(writeExport(path, lines(), false)).rejects.toThrow(/is there already\. .* with --force\.$/);
	expect(await readdir(folder)).toEqual(["audit.jsonl"]);
	expect(await readFile(path, "utf8")).toBe("mine");
});

test("a folder that is not there is told", async () => {
	const { path } = await file();
	async function* lines() {
		yield "1\n";
	}
	await expect(writeExport(`${path}/x/y`, lines(), false)).rejects.toThrow(
		/^Can not write .*: there is no folder .*\.$/,
	);
});
