import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { Kysely, type RawBuilder, SqliteDialect, sql } from "kysely";
import { allowAtOnce } from "./at-once.ts";
import { copyDatabase } from "./copy-database.ts";
import type { Tables } from "./schema.ts";
import { type TableRevision, watchTables } from "./watch-tables.ts";

export type Clock = () => number;

/** The database's own clock, in milliseconds: what expiry is compared with inside a statement. */
export const databaseNow: RawBuilder<number> = sql<number>`now_ms()`;

/** An open database file. */
export interface Sqlite {
	readonly db: Kysely<Tables>;
	/** Copies all that is committed into a new file, a part at a time, while others go on reading and writing. */
	copyTo(file: string): Promise<void>;
	/** Begins to count what is written, once the tables are there. */
	watch(): TableRevision;
}

/**
 * Opens the database file for this process alone; the lock ends with the process, however it ends.
 * @param file a path, or `:memory:`
 * @throws Error with `errcode` 5 (SQLITE_BUSY) where another process holds the file
 */
export function openSqlite(file: string, clock: Clock): Sqlite {
	const database = new DatabaseSync(file, { timeout: 1000 });
	database.function("now_ms", { deterministic: false }, () => clock());
	// FULL: an approval that was answered is still there after a power failure. What is deleted is written over.
	database.exec(
		"PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; BEGIN EXCLUSIVE; COMMIT;",
	);
	return {
		db: kyselyOn(database),
		copyTo: (copy) => copyDatabase(database, copy),
		watch: () => watchTables(database),
	};
}

/**
 * Opens a database file that no server runs on, its tables as they are. It stays one file: nothing is left beside it.
 * @throws Error with `errcode` 5 (SQLITE_BUSY) where another process holds the file
 */
export function openAside(file: string): Kysely<Tables> {
	const database = new DatabaseSync(file, { timeout: 1000 });
	try {
		database.exec("PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE; COMMIT;");
	} catch (cause) {
		database.close();
		throw cause;
	}
	return kyselyOn(database);
}

/** Whether another process, or another part of this one, holds a database file; what is no database nobody holds. */
export function isHeld(file: string): boolean {
	const database = new DatabaseSync(file);
	try {
		database.exec("BEGIN EXCLUSIVE; ROLLBACK;");
		return false;
	} catch (cause) {
		return Object(cause).errcode === 5;
	} finally {
		database.close();
	}
}

function kyselyOn(database: DatabaseSync): Kysely<Tables> {
	const file = asBetterSqlite(database);
	const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: file }) });
	allowAtOnce(db, file, () => database.isTransaction);
	return db;
}

/** Kysely speaks better-sqlite3's interface; node:sqlite differs only in how parameters are passed. */
export function asBetterSqlite(database: DatabaseSync) {
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
