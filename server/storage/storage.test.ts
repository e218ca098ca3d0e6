import { readdir, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import { expect, test } from "vitest";
import { databaseFile, openDataDirectory } from "../data-directory.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import * as firstTables from "./migrations/0001-first-tables.ts";
import { openSqlite } from "./sqlite.ts";

const keptName = "countersign.before-upgrade-from-0001-first-tables.db";

/** A data directory as the first version of the program left it. */
async function firstVersion(): Promise<string> {
	const directory = await temporaryDirectory();
	const { db } = openSqlite(databaseFile(directory), () => 1);
	const provider = { getMigrations: async () => ({ "0001-first-tables": firstTables }) };
	expect((await new Migrator({ db, provider }).migrateToLatest()).error).toBeUndefined();
	await db.insertInto("server_value").values({ name: "mark", value: "first" }).execute();
	await db.destroy();
	return directory;
}

async function open(directory: string): Promise<void> {
	await (await openDataDirectory(directory)).close();
}

test("a commit is flushed to disk before anybody hears of it", async () => {
	const { db } = openSqlite(databaseFile(await temporaryDirectory()), () => 1);
	// FULL is 2: with less, a log of changes is flushed only now and then (https://sqlite.org/pragma.html#pragma_synchronous).
	expect((await sql`PRAGMA synchronous`.execute(db)).rows).toEqual([{ synchronous: 2 }]);
	expect((await sql`PRAGMA journal_mode`.execute(db)).rows).toEqual([{ journal_mode: "wal" }]);
	await db.destroy();
});

test("before the tables change, what was there is kept under the version of its tables, for its owner alone", async () => {
	const directory = await firstVersion();
	await open(directory);
	const kept = join(directory, keptName);
	expect(((await stat(kept)).mode & 0o777).toString(8)).toBe("600");
	const database = new DatabaseSync(kept, { readOnly: true });
	expect(database.prepare("SELECT name FROM kysely_migration").all()).toMatchObject([{ name: "0001-first-tables" }]);
	expect(database.prepare("SELECT value FROM server_value").all()).toMatchObject([{ value: "first" }]);
	database.close();
	const { mtimeMs } = await stat(kept);
	await open(directory);
	expect((await stat(kept)).mtimeMs).toBe(mtimeMs);
});

test("of these the newest three stay", async () => {
	const directory = await firstVersion();
	const earlier = [5, 4, 3, 2].map((age) => `countersign.before-upgrade-from-${age}.db`);
	for (const [place, name] of earlier.entries()) {
		await writeFile(join(directory, name), "");
		await utimes(join(directory, name), place + 1, place + 1);
	}
	await open(directory);
	const kept = (await readdir(directory)).filter((name) => name.includes(".before-upgrade-"));
	expect(kept.sort()).toEqual([keptName, ...earlier.slice(2)].sort());
});

test("a new data directory has nothing to keep", async () => {
	const directory = await temporaryDirectory();
	await open(directory);
	expect(await readdir(directory)).toEqual(["countersign.db"]);
});

test("tables of a newer version are refused in one line, left as they are, and not held", async () => {
	const directory = await temporaryDirectory();
	await open(directory);
	const tables = (statement: string) => {
		const database = new DatabaseSync(databaseFile(directory));
		const rows = database.prepare(statement).all();
		database.close();
		return rows;
	};
	tables("INSERT INTO kysely_migration VALUES ('0999-tomorrow', '2030-01-01')");
	const refused = openDataDirectory(directory);
	await expect(refused).rejects.toThrow(
		/^The data in \S+ can not be used: it comes from a newer Countersign \(its tables are at 0999-tomorrow, this one knows them up to 0012-fewer-record-indexes\)\. Start that version, or restore an older backup\.$/,
	);
	expect(tables("SELECT count(*) AS count FROM kysely_migration")).toMatchObject([{ count: 13 }]);
	expect(await readdir(directory)).toEqual(["countersign.db"]);
});
