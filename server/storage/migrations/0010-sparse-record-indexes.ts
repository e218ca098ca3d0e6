import type { Kysely } from "kysely";

const seldom = ["grant_id", "user_id", "client_id", "uid_hash", "user_code_hash"];

/**
 * Most that the provider stores has none of these, and each index was written all the same. What is looked for is never
 * null, so that SQLite finds by an index without nulls (https://sqlite.org/partialindex.html, section 3).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const column of seldom) {
		const name = `oidc_record_${column}`;
		await db.schema.dropIndex(name).execute();
		await db.schema.createIndex(name).on("oidc_record").column(column).where(column, "is not", null).execute();
	}
}
