import type { Kysely } from "kysely";

/** Hosts that are enrolled, and which login requests they proved to be theirs. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("host")
		.addColumn("id", "text", (column) => column.primaryKey())
		.addColumn("name", "text", (column) => column.notNull().unique())
		.addColumn("code_hash", "text", (column) => column.unique())
		.addColumn("code_expires_at", "bigint")
		.addColumn("key_thumbprint", "text", (column) => column.unique())
		.addColumn("enrolled_at", "bigint")
		.addColumn("created_at", "bigint", (column) => column.notNull())
		.addColumn("last_used_at", "bigint")
		.addColumn("last_address", "text")
		.execute();
	await db.schema.alterTable("login_request").addColumn("client_kind", "text").execute();
}
