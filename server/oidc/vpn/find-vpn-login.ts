import { hashOf } from "../../secret.ts";
import type { Transaction } from "../../storage/group-commit.ts";
import type { LoginRequestRow } from "../../storage/schema.ts";
import { databaseNow } from "../../storage/sqlite.ts";

/** The login request that answers an authorization, once its browser has said whose it is. */
export function findVpnLogin(
	db: Pick<Transaction, "selectFrom">,
	interactionId: string,
): Promise<LoginRequestRow | undefined> {
	return db
		.selectFrom("vpn_login")
		.innerJoin("login_request", "login_request.id", "vpn_login.request_id")
		.selectAll("login_request")
		.where("interaction_hash", "=", hashOf(interactionId))
		.where("vpn_login.expires_at", ">", databaseNow)
		.executeTakeFirst();
}
