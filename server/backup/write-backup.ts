import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../storage/schema.ts";

/**
 * Writes a database into a new file that stands for itself: without the pages that it does not use any more, in which
 * erased names may still lie, and with the time it was taken.
 * @param file exists, is empty, and has the mode it is to keep
 */
export async function writeBackup(db: Kysely<Tables>, file: string): Promise<void> {
	await sql`VACUUM INTO ${file}`.execute(db);
	await flush(file);
	await flush(dirname(file));
}

/** Notes in a copy when it was taken. */
export async function stampBackup(db: Kysely<Tables>, takenAt: number): Promise<void> {
	const value = String(takenAt);
	await db
		.insertInto("server_value")
		.values({ name: "backup-taken-at", value })
		.onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
		.execute();
}

async function flush(path: string): Promise<void> {
	const handle = await open(path, "r");
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
