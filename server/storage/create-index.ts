import type { Kysely } from "kysely";

/** An index that is named after what it covers. */
export function createIndex(db: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
	return db.schema
		.createIndex(`${table}_${columns.join("_")}`)
		.on(table)
		.columns(columns)
		.execute();
}
