import type { Kysely } from "kysely";

/**
 * A login that waits is known by its client's id, because names change, and by what has to stay as it is for its approval
 * to lead somewhere. One that waits already has none of that.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const column of ["client_id", "flow", "redirect_uri"])
		await db.schema.alterTable("vpn_login").addColumn(column, "text").execute();
}
