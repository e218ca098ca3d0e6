import type { Kysely } from "kysely";
import { createIndex } from "../create-index.ts";

/** Machines that are let into a VPN by an approval. */
export async function up(db: Kysely<unknown>): Promise<void> {
	await db.schema
		.createTable("vpn_join")
		.addColumn("request_id", "text", (column) => column.primaryKey())
		.addColumn("auth_id_hash", "text", (column) => column.notNull())
		.addColumn("sealed_auth_id", "text")
		.addColumn("state", "text", (column) => column.notNull())
		.addColumn("attempts", "integer", (column) => column.notNull())
		.addColumn("next_attempt_at", "bigint")
		.addColumn("under_way", "integer", (column) => column.notNull())
		.addColumn("unsure", "integer", (column) => column.notNull())
		.addColumn("vpn_user", "text")
		.addColumn("node_id", "text")
		.addColumn("node_name", "text")
		.addColumn("reason", "text")
		.addColumn("done_at", "bigint")
		.execute();
	await createIndex(db, "vpn_join", ["auth_id_hash"]);
	await createIndex(db, "vpn_join", ["state"]);
	await createIndex(db, "vpn_join", ["done_at"]);
}
