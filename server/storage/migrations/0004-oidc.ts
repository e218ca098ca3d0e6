import type { Kysely } from "kysely";
import { createIndex } from "../create-index.ts";

/** The OIDC provider: its clients, its signing keys, what it hands out, and the login requests that answer it. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await clients(db);
	await keys(db);
	await records(db);
	await db.schema
		.createTable("vpn_login")
		.addColumn("interaction_hash", "text", (column) => column.primaryKey())
		.addColumn("request_id", "text", (column) => column.notNull())
		.addColumn("expires_at", "bigint", (column) => column.notNull())
		.execute();
	await createIndex(db, "vpn_login", ["expires_at"]);
}

async function clients(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("oidc_client")
		.addColumn("id", "text", (column) => column.primaryKey())
		.addColumn("name", "text", (column) => column.notNull().unique())
		.addColumn("preset", "text", (column) => column.notNull())
		.addColumn("secret_hash", "text")
		.addColumn("redirect_uris_json", "text", (column) => column.notNull())
		.addColumn("allowed_groups_json", "text", (column) => column.notNull())
		.addColumn("device_flow", "integer", (column) => column.notNull())
		.addColumn("ciba", "integer", (column) => column.notNull())
		.addColumn("created_at", "bigint", (column) => column.notNull())
		.execute();
	await db.schema
		.createTable("account_group")
		.addColumn("user_id", "text", (column) => column.notNull().references("account.id"))
		.addColumn("name", "text", (column) => column.notNull())
		.addPrimaryKeyConstraint("account_group_key", ["user_id", "name"])
		.execute();
}

async function keys(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("oidc_key")
		.addColumn("id", "text", (column) => column.primaryKey())
		.addColumn("alg", "text", (column) => column.notNull())
		.addColumn("jwk_json", "text", (column) => column.notNull())
		.addColumn("created_at", "bigint", (column) => column.notNull())
		.addColumn("retired_at", "bigint")
		.execute();
}

async function records(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("oidc_record")
		.addColumn("model", "text", (column) => column.notNull())
		.addColumn("id_hash", "text", (column) => column.notNull())
		.addColumn("payload_json", "text", (column) => column.notNull())
		.addColumn("client_id", "text")
		.addColumn("user_id", "text")
		.addColumn("grant_id", "text")
		.addColumn("uid_hash", "text")
		.addColumn("user_code_hash", "text")
		.addColumn("consumed_at", "bigint")
		.addColumn("expires_at", "bigint", (column) => column.notNull())
		.addPrimaryKeyConstraint("oidc_record_key", ["model", "id_hash"])
		.execute();
	for (const column of ["grant_id", "user_id", "client_id", "uid_hash", "user_code_hash", "expires_at"])
		await createIndex(db, "oidc_record", [column]);
}
