import type { Kysely } from "kysely";

/**
 * What a client or an account was given is looked for by these only where it is removed or shut out, which may read
 * the whole table for it; each authorization had to write them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const column of ["client_id", "user_id"]) await db.schema.dropIndex(`oidc_record_${column}`).execute();
}
