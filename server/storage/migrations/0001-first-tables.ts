import type { Kysely } from "kysely";
import { createIndex } from "../create-index.ts";

/** Everything a headless login needs, with the audit chain from its first entry. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await accounts(db);
	await ceremonies(db);
	await sessions(db);
	await loginRequests(db);
	await audit(db);
	await db.schema
		.createTable("server_value")
		.addColumn("name", "text", (column) => column.primaryKey())
		.addColumn("value", "text", (column) => column.notNull())
		.execute();
}

async function accounts(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("account")
		.addColumn("id", "text", (column) => column.primaryKey())
		.addColumn("name", "text", (column) => column.notNull().unique())
		.addColumn("roles_json", "text", (column) => column.notNull())
		.addColumn("created_at", "bigint", (column) => column.notNull())
		.addColumn("removed_at", "bigint")
		.execute();
	await db.schema
		.createTable("webauthn_credential")
		.addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
		.addColumn("user_id", "text", (column) => column.notNull().references("account.id"))
		.addColumn("credential_id", "text", (column) => column.notNull().unique())
		.addColumn("passkey", "text", (column) => column.notNull())
		.addColumn("type", "text", (column) => column.notNull())
		.addColumn("aaguid", "text", (column) => column.notNull())
		.addColumn("name", "text", (column) => column.notNull())
		.addColumn("counter", "bigint", (column) => column.notNull())
		.addColumn("transports_json", "text", (column) => column.notNull())
		.addColumn("backup_eligible", "integer", (column) => column.notNull())
		.addColumn("backed_up", "integer", (column) => column.notNull())
		.addColumn("created_at", "bigint", (column) => column.notNull())
		.addColumn("last_used_at", "bigint")
		.addColumn("last_updated_at", "bigint")
		.execute();
	await createIndex(db, "webauthn_credential", ["user_id"]);
}

async function ceremonies(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("webauthn_state")
		.addColumn("id", "text", (column) => column.primaryKey())
		.addColumn("user_id", "text")
		.addColumn("secret_hash", "text", (column) => column.notNull())
		.addColumn("state", "text", (column) => column.notNull())
		.addColumn("type", "text", (column) => column.notNull())
		.addColumn("created_at", "bigint", (column) => column.notNull())
		.addColumn("expires_at", "bigint", (column) => column.notNull())
		.execute();
	await db.schema
		.createTable("invite")
		.addColumn("id", "text", (column) => column.primaryKey())
		.addColumn("kind", "text", (column) => column.notNull())
		.addColumn("secret_hash", "text", (column) => column.notNull().unique())
		.addColumn("roles_json", "text", (column) => column.notNull())
		.addColumn("created_at", "bigint", (column) => column.notNull())
		.addColumn("created_by", "text")
		.addColumn("expires_at", "bigint", (column) => column.notNull())
		.addColumn("ended_at", "bigint")
		.addColumn("claimed_user_id", "text")
		.addColumn("claimed_name", "text")
		.execute();
}

async function sessions(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("web_session")
		.addColumn("token_hash", "text", (column) => column.primaryKey())
		.addColumn("user_id", "text", (column) => column.notNull().references("account.id"))
		.addColumn("created_at", "bigint", (column) => column.notNull())
		.addColumn("last_seen_at", "bigint", (column) => column.notNull())
		.addColumn("expires_at", "bigint", (column) => column.notNull())
		.execute();
	await db.schema
		.createTable("proof")
		.addColumn("token_hash", "text", (column) => column.primaryKey())
		.addColumn("user_id", "text", (column) => column.notNull())
		.addColumn("session_hash", "text", (column) => column.notNull())
		.addColumn("expires_at", "bigint", (column) => column.notNull())
		.execute();
}

async function loginRequests(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("login_request")
		.addColumn("id", "text", (column) => column.primaryKey())
		.addColumn("account", "text", (column) => column.notNull())
		.addColumn("user_id", "text")
		.addColumn("kind", "text", (column) => column.notNull())
		.addColumn("client", "text")
		.addColumn("target", "text")
		.addColumn("command", "text")
		.addColumn("host", "text")
		.addColumn("os_user", "text")
		.addColumn("address", "text", (column) => column.notNull())
		.addColumn("public_key_json", "text", (column) => column.notNull())
		.addColumn("key_thumbprint", "text", (column) => column.notNull())
		.addColumn("nonce", "text", (column) => column.notNull())
		.addColumn("match_code", "text", (column) => column.notNull())
		.addColumn("attempts_left", "integer", (column) => column.notNull())
		.addColumn("wait_token_hash", "text", (column) => column.notNull())
		.addColumn("announced", "integer", (column) => column.notNull())
		.addColumn("state", "text", (column) => column.notNull())
		.addColumn("reason", "text")
		.addColumn("created_at", "bigint", (column) => column.notNull())
		.addColumn("expires_at", "bigint", (column) => column.notNull())
		.addColumn("settled_at", "bigint")
		.addColumn("settled_by", "text")
		.addColumn("signed_with", "text")
		.addColumn("receipt_json", "text")
		.addColumn("claims_json", "text")
		.addColumn("collected_at", "bigint")
		.execute();
	await createIndex(db, "login_request", ["user_id", "created_at"]);
	await createIndex(db, "login_request", ["account", "created_at"]);
	await createIndex(db, "login_request", ["state", "expires_at"]);
	await createIndex(db, "login_request", ["created_at"]);
	await db.schema
		.createTable("wrong_code")
		.addColumn("request_id", "text", (column) => column.notNull())
		.addColumn("response_hash", "text", (column) => column.notNull())
		.addColumn("attempts_left", "integer", (column) => column.notNull())
		.addPrimaryKeyConstraint("wrong_code_key", ["request_id", "response_hash"])
		.execute();
	await db.schema
		.createTable("stream_revision")
		.addColumn("scope", "text", (column) => column.primaryKey())
		.addColumn("revision", "bigint", (column) => column.notNull())
		.execute();
}

async function audit(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("audit_entry")
		.addColumn("seq", "bigint", (column) => column.primaryKey())
		.addColumn("at", "bigint", (column) => column.notNull())
		.addColumn("action", "text", (column) => column.notNull())
		.addColumn("account_id", "text")
		.addColumn("request_id", "text")
		.addColumn("personal_hash", "text", (column) => column.notNull())
		.addColumn("previous", "text", (column) => column.notNull())
		.addColumn("hash", "text", (column) => column.notNull())
		.execute();
	await db.schema
		.createTable("audit_personal")
		.addColumn("seq", "bigint", (column) => column.primaryKey())
		.addColumn("salt", "text", (column) => column.notNull())
		.addColumn("fields_json", "text", (column) => column.notNull())
		.execute();
}
