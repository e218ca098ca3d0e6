import type { Kysely } from "kysely";

/**
 * A login that waits is known by its client's id, because names change, and by what has to stay as it is for its approval
 * to lead somewhere. Beside it stands how its client is told of the end. One that waits already has none of that.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const column of ["client_id", "flow", "redirect_uri", "sealed_ping"])
		await db.schema.alterTable("vpn_login").addColumn(column, "text").execute();
}
