import type { Kysely } from "kysely";

/** What keys in a terminal need: proofs that belong to a pairing as well as to a session, and makers' statements. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await proofs(db);
	await db.schema.alterTable("webauthn_credential").addColumn("attestation_format", "text").execute();
	await db.schema.alterTable("webauthn_credential").addColumn("attestation_object", "text").execute();
}

/** A proof lasts five minutes, so those of the old table are not taken over: whoever had one proves once more. */
async function proofs(db: Kysely<unknown>): Promise<void> {
	await db.schema.dropTable("proof").execute();
	await db.schema
		.createTable("proof")
		.addColumn("token_hash", "text", (column) => column.primaryKey())
		.addColumn("user_id", "text", (column) => column.notNull())
		.addColumn("held_by", "text", (column) => column.notNull())
		.addColumn("expires_at", "bigint", (column) => column.notNull())
		.execute();
}
