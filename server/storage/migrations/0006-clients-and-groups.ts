import type { Kysely } from "kysely";

/** Groups that are there without members, where browsers go after logging out, which e-mail addresses are confirmed. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.alterTable("account")
		.addColumn("email_verified", "integer", (column) => column.notNull().defaultTo(0))
		.execute();
	await db.schema
		.alterTable("oidc_client")
		.addColumn("post_logout_redirect_uris_json", "text", (column) => column.notNull().defaultTo("[]"))
		.execute();
	await db.schema
		.createTable("user_group")
		.addColumn("name", "text", (column) => column.primaryKey())
		.addColumn("created_at", "bigint", (column) => column.notNull())
		.execute();
	await keepKnownGroups(db as Kysely<Before>);
}

/** What this migration reads and writes, as it was and is at this point. */
interface Before {
	account_group: { name: string; user_id: string };
	oidc_client: { allowed_groups_json: string };
	user_group: { name: string; created_at: number };
}

/** Until now a group was there where somebody was in it, or a client named it. */
async function keepKnownGroups(db: Kysely<Before>): Promise<void> {
	const members = await db.selectFrom("account_group").select("name").execute();
	const clients = await db.selectFrom("oidc_client").select("allowed_groups_json").execute();
	const named: string[] = clients.flatMap((client) => JSON.parse(client.allowed_groups_json));
	const names = new Set([...members.map(({ name }) => name), ...named]);
	// A role counts as a group by itself.
	names.delete("admin");
	for (const name of names) await db.insertInto("user_group").values({ name, created_at: Date.now() }).execute();
}
