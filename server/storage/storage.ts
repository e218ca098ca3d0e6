import type { Kysely } from "kysely";
import { groupCommit, type Write } from "./group-commit.ts";
import { migrate } from "./migrate.ts";
import type { Tables } from "./schema.ts";
import { type Clock, openSqlite } from "./sqlite.ts";

export interface Storage {
	/** For reading. Inside a piece of work its own `trx` is used instead, or it would wait for itself. */
	readonly db: Kysely<Tables>;
	readonly write: Write;
	readonly clock: Clock;
	close(): Promise<void>;
}

/** Opens the database file, alone, and brings its tables up to date. */
export async function openStorage(file: string, clock: Clock): Promise<Storage> {
	const db = openSqlite(file, clock);
	await migrate(db);
	return { db, write: groupCommit(db), clock, close: () => db.destroy() };
}
