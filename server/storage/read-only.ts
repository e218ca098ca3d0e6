import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { Kysely, SqliteDialect } from "kysely";
import type { Tables } from "./schema.ts";
import { asBetterSqlite } from "./sqlite.ts";

/**
 * Opens a database file that no server runs on, to read it as it is; also where nothing can be written.
 * @throws Error with `errcode` 5 (SQLITE_BUSY) where another process holds the file
 */
export function openForReading(file: string): Kysely<Tables> {
	const url = pathToFileURL(file);
	// Whoever has the file open, or crashed with it, left a log beside it. Without one nobody writes, and SQLite is told
	// so: else it would put companion files there, which a reader can not take away again.
	if (!existsSync(`${file}-wal`)) url.searchParams.set("immutable", "1");
	const database = new DatabaseSync(url, { readOnly: true, timeout: 1000 });
	return new Kysely<Tables>({ dialect: new SqliteDialect({ database: asBetterSqlite(database) }) });
}
