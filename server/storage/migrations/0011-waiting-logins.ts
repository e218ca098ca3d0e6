import type { Kysely } from "kysely";

/** A login that waits is known by its client's id, because names change. One that waits already has none. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable("vpn_login").addColumn("client_id", "text").execute();
}
