import { hashOf } from "../../secret.ts";
import type { LoginRequestRow } from "../../storage/schema.ts";
import { databaseNow } from "../../storage/sqlite.ts";
import { type Runs, statement } from "../../storage/statement.ts";

const find = statement((db, slot: { hash: string }) =>
	db
		.selectFrom("vpn_login")
		.innerJoin("login_request", "login_request.id", "vpn_login.request_id")
		.selectAll("login_request")
		.where("interaction_hash", "=", slot.hash)
		.where("vpn_login.expires_at", ">", databaseNow),
);

/** The login request that answers an authorization, once its browser has said whose it is. */
export function findVpnLogin(db: Runs, interactionId: string): Promise<LoginRequestRow | undefined> {
	return find.first(db, { hash: hashOf(interactionId) });
}
