import type { Kysely } from "kysely";
import { createIndex } from "../create-index.ts";

/** Pairings, ceremony tickets, quieted sources, recovery and notices. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await accounts(db);
	await pairings(db);
	await tickets(db);
	await quieted(db);
	await deliveries(db);
}

async function accounts(db: Kysely<unknown>): Promise<void> {
	await db.schema.alterTable("account").addColumn("disabled_at", "bigint").execute();
	await db.schema.alterTable("account").addColumn("recovered_at", "bigint").execute();
	await db.schema.alterTable("account").addColumn("email", "text").execute();
	await db.schema.alterTable("invite").addColumn("recovers_user_id", "text").execute();
	await db.schema
		.alterTable("invite")
		.addColumn("keeps_passkeys", "integer", (column) => column.notNull().defaultTo(0))
		.execute();
	await db.schema
		.alterTable("login_request")
		.addColumn("source", "text", (column) => column.notNull().defaultTo(""))
		.execute();
	await createIndex(db, "login_request", ["account", "source"]);
}

async function pairings(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("pairing")
		.addColumn("id", "text", (column) => column.primaryKey())
		.addColumn("user_id", "text", (column) => column.notNull().references("account.id"))
		.addColumn("name", "text", (column) => column.notNull())
		.addColumn("token_hash", "text", (column) => column.notNull().unique())
		.addColumn("key_thumbprint", "text", (column) => column.notNull())
		.addColumn("created_at", "bigint", (column) => column.notNull())
		.addColumn("last_used_at", "bigint")
		.addColumn("last_address", "text")
		.execute();
	await createIndex(db, "pairing", ["user_id"]);
	await db.schema
		.createTable("pairing_wish")
		.addColumn("secret_hash", "text", (column) => column.primaryKey())
		.addColumn("name", "text", (column) => column.notNull())
		.addColumn("key_thumbprint", "text", (column) => column.notNull())
		.addColumn("code_challenge", "text", (column) => column.notNull())
		.addColumn("redirect_uri", "text", (column) => column.notNull())
		.addColumn("expires_at", "bigint", (column) => column.notNull())
		.addColumn("user_id", "text")
		.addColumn("code_hash", "text")
		.addColumn("code_expires_at", "bigint")
		.execute();
}

async function tickets(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("ceremony_ticket")
		.addColumn("ticket_hash", "text", (column) => column.primaryKey())
		.addColumn("request_id", "text", (column) => column.notNull())
		.addColumn("user_id", "text", (column) => column.notNull())
		.addColumn("pairing_id", "text")
		.addColumn("session_hash", "text")
		.addColumn("expires_at", "bigint", (column) => column.notNull())
		.addColumn("bearer_hash", "text")
		.execute();
	await createIndex(db, "ceremony_ticket", ["bearer_hash"]);
}

async function quieted(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("quieted")
		.addColumn("id", "text", (column) => column.primaryKey())
		.addColumn("user_id", "text", (column) => column.notNull())
		.addColumn("source", "text", (column) => column.notNull())
		.addColumn("until", "bigint", (column) => column.notNull())
		.addColumn("reports", "integer", (column) => column.notNull())
		.addUniqueConstraint("quieted_source", ["user_id", "source"])
		.execute();
}

async function deliveries(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("delivery")
		.addColumn("id", "text", (column) => column.primaryKey())
		.addColumn("notice", "text", (column) => column.notNull())
		.addColumn("by", "text", (column) => column.notNull())
		.addColumn("user_id", "text")
		.addColumn("body_json", "text", (column) => column.notNull())
		.addColumn("state", "text", (column) => column.notNull())
		.addColumn("attempts", "integer", (column) => column.notNull())
		.addColumn("created_at", "bigint", (column) => column.notNull())
		.addColumn("next_attempt_at", "bigint")
		.addColumn("trouble", "text")
		.execute();
	await createIndex(db, "delivery", ["state", "next_attempt_at"]);
}
