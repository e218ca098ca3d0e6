import type { Kysely } from "kysely";
import { groupCommit, type Write } from "./group-commit.ts";
import { keepBeforeMigration } from "./keep-before-migration.ts";
import { migrate, newestKnown, readSchemaState } from "./migrate.ts";
import { NewerSchema } from "./newer-schema.ts";
import type { Tables } from "./schema.ts";
import { type Clock, openSqlite } from "./sqlite.ts";
import type { TableRevision } from "./watch-tables.ts";

export interface Storage {
	/** For reading. Inside a piece of work its own `trx` is used instead, or it would wait for itself. */
	readonly db: Kysely<Tables>;
	readonly write: Write;
	readonly clock: Clock;
	/** How often a table was written to, for whoever keeps what was read of it. */
	readonly revision: TableRevision;
	/** Copies all that is committed into a new file, while reading and writing go on. */
	copyTo(file: string): Promise<void>;
	close(): Promise<void>;
}

/**
 * Opens the database file, alone, and brings its tables up to date; what they were before is kept beside it.
 * @param committed is told how long each commit took
 * @throws NewerSchema
 */
export async function openStorage(file: string, clock: Clock, committed?: (seconds: number) => void): Promise<Storage> {
	const { db, copyTo, watch } = openSqlite(file, clock);
	try {
		const schema = await readSchemaState(db);
		if (schema?.standing === "newer") throw new NewerSchema(schema.version, newestKnown);
		if (schema?.standing === "older") await keepBeforeMigration(file, schema.version, copyTo);
		await migrate(db);
	} catch (cause) {
		await db.destroy();
		throw cause;
	}
	const write = groupCommit(db, { committed });
	return { db, write, clock, revision: watch(), copyTo, close: () => db.destroy() };
}
