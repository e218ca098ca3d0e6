import type { Kysely } from "kysely";

/** Clients that ask for logins by themselves may be told of their end. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable("oidc_client").addColumn("notification_uri", "text").execute();
}
