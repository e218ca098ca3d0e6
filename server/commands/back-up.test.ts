import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { databaseFile, openDataDirectory } from "../data-directory.ts";
import { readServerSettings } from "../settings.ts";
import { liveIn } from "../testing/lived-in.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import { backUp } from "./back-up.ts";
import { createInvite } from "./create-invite.ts";
import { startServer } from "./start.ts";

async function run(data: string) {
	const settings = readServerSettings({ port: "0", data, logLevel: "silent" }, {});
	const running = await startServer(settings);
	onTestFinished(running.stop);
	return running;
}

function rowsOf(file: string, query: string): unknown[] {
	const database = new DatabaseSync(file, { readOnly: true });
	try {
		return database
			.prepare(query)
			.all()
			.map((row) => ({ ...row }));
	} finally {
		database.close();
	}
}

/** Enough that a copy takes several steps: 20 MiB. */
async function fill(data: string): Promise<void> {
	const storage = await openDataDirectory(data);
	const value = "x".repeat(1024 * 1024);
	for (let count = 0; count < 20; count += 1)
		await storage.db
			.insertInto("server_value")
			.values({ name: `filling ${count}`, value })
			.execute();
	await storage.close();
}

test("a backup holds what a stopped server kept, in one file that its owner alone can read", async () => {
	const folder = await temporaryDirectory();
	const [data, file] = [join(folder, "data"), join(folder, "backup.db")];
	await liveIn(data);
	const before = Date.now();
	const facts = await backUp(data, file);
	expect(facts).toMatchObject({
		origin: "https://sign.example.org",
		accounts: 1,
		schema: "0012-fewer-record-indexes",
	});
	expect(facts.takenAt).toBeGreaterThanOrEqual(before);
	expect(facts.audit).toEqual({ head: expect.stringMatching(/^1:[\w-]{43}$/) });
	expect(((await stat(file)).mode & 0o777).toString(8)).toBe("600");
	expect((await readdir(folder)).sort()).toEqual(["backup.db", "data"]);
	expect(rowsOf(file, "SELECT name FROM account")).toEqual([{ name: "alice" }]);
});

test("a backup of a running server is whole while others write, and holds all that was answered before", async () => {
	const folder = await temporaryDirectory();
	const [data, file] = [join(folder, "data"), join(folder, "backup.db")];
	await fill(data);
	await run(data);
	const answered = await Promise.all(Array.from({ length: 50 }, () => createInvite(data, {})));
	const backup = backUp(data, file);
	let written = 0;
	let done = false;
	const write = async () => {
		while (!done) {
			await createInvite(data, {});
			if (!done) written += 1;
		}
	};
	const ended = backup.finally(() => {
		done = true;
	});
	const [facts] = await Promise.all([ended, write(), write(), write()]);
	expect(written).toBeGreaterThan(0);
	expect(facts.audit).toHaveProperty("head");
	const kept = rowsOf(file, "SELECT id FROM invite WHERE kind = 'invite'").map((row) => Object(row).id);
	expect(kept).toEqual(expect.arrayContaining(answered.map(({ id }) => id)));
	// Each invite and its audit entry are one piece of work: the backup holds both or neither.
	expect(rowsOf(file, "SELECT count(*) AS count FROM audit_entry WHERE action = 'invite-created'")).toEqual([
		{ count: kept.length },
	]);
	expect((await readdir(folder)).sort()).toEqual(["backup.db", "data"]);
	expect((await readdir(data)).filter((name) => name.startsWith("snapshot-"))).toEqual([]);
});

test("what a crash left of a snapshot is gone after the next start", async () => {
	const data = await temporaryDirectory();
	await writeFile(join(data, "snapshot-left.db"), "half");
	await run(data);
	expect(await readdir(data)).not.toContain("snapshot-left.db");
});

test("a file that is there stays as it is, and a folder that is not there is no place", async () => {
	const folder = await temporaryDirectory();
	const [data, file] = [join(folder, "data"), join(folder, "backup.db")];
	await liveIn(data);
	await writeFile(file, "something else");
	await expect(backUp(data, file)).rejects.toThrow(/is there already. A backup never overwrites/);
	expect(await readFile(file, "utf8")).toBe("something else");
	await expect(backUp(data, join(folder, "none", "backup.db"))).rejects.toThrow(/its folder is not there/);
	await expect(backUp(join(folder, "empty"), join(folder, "other.db"))).rejects.toThrow(/nothing to back up/);
	expect(await readdir(folder)).not.toContain("other.db");
});

test("a changed audit log is told, and what was erased is not in the file", async () => {
	const folder = await temporaryDirectory();
	const [data, file] = [join(folder, "data"), join(folder, "backup.db")];
	await liveIn(data);
	const storage = await openDataDirectory(data);
	await storage.db.updateTable("account").set({ email: "erased@example.org" }).execute();
	await storage.db.updateTable("account").set({ email: null }).execute();
	await storage.db.updateTable("audit_entry").set({ at: 5 }).execute();
	await storage.close();
	expect((await backUp(data, file)).audit).toEqual({ brokenAt: 1 });
	expect((await readFile(file)).includes("erased@example.org")).toBe(false);
});

test("of a damaged database no backup stays", async () => {
	const folder = await temporaryDirectory();
	const [data, file] = [join(folder, "data"), join(folder, "backup.db")];
	await liveIn(data);
	await writeFile(databaseFile(data), "not a database, but long enough to be taken for one".repeat(50));
	await expect(backUp(data, file)).rejects.toThrow(/is damaged or is none/);
	expect(await readdir(folder)).toEqual(["data"]);
});
