import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { Kysely, type RawBuilder, SqliteDialect, sql } from "kysely";
import type { Tables } from "./schema.ts";

export type Clock = () => number;

/** The database's own clock, in milliseconds: what expiry is compared with inside a statement. */
export const databaseNow: RawBuilder<number> = sql<number>`now_ms()`;

/**
 * Opens the database file for this process alone; the lock ends with the process, however it ends.
 * @param file a path, or `:memory:`
 * @throws Error with `errcode` 5 (SQLITE_BUSY) where another process holds the file
 */
export function openSqlite(file: string, clock: Clock): Kysely<Tables> {
	const database = new DatabaseSync(file, { timeout: 1000 });
	database.function("now_ms", { deterministic: false }, () => clock());
	// FULL: an approval that was answered is still there after a power failure.
	database.exec(
		"PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; BEGIN EXCLUSIVE; COMMIT;",
	);
	return new Kysely<Tables>({ dialect: new SqliteDialect({ database: asBetterSqlite(database) }) });
}

/** Kysely speaks better-sqlite3's interface; node:sqlite differs only in how parameters are passed. */
function asBetterSqlite(database: DatabaseSync) {
	const statements = new Map<string, ReturnType<typeof prepare>>();
	function prepare(text: string) {
		const statement = database.prepare(text);
		const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
		return {
			reader: statement.columns().length > 0,
			all: (parameters: readonly unknown[]) => statement.all(...values(parameters)),
			run: (parameters: readonly unknown[]) => statement.run(...values(parameters)),
			iterate: (parameters: readonly unknown[]) => statement.iterate(...values(parameters)),
		};
	}
	return {
		close: () => database.close(),
		prepare(text: string) {
			const known = statements.get(text) ?? prepare(text);
			if (statements.size < 500) statements.set(text, known);
			return known;
		},
	};
}
