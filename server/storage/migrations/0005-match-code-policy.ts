import type { Kysely } from "kysely";

/** Whether logins of a client ask for the digits of its page; until now all of them did. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.alterTable("oidc_client")
		.addColumn("match_code", "text", (column) => column.notNull().defaultTo("required"))
		.execute();
}
