import type { Transaction } from "../../storage/group-commit.ts";

/** Logins that wait for a client, by its id: a name may have been another when they began. */
export function waitingLogins(trx: Transaction, clientId: string): Promise<{ id: string }[]> {
	return trx
		.selectFrom("vpn_login")
		.innerJoin("login_request", "login_request.id", "vpn_login.request_id")
		.select("login_request.id")
		.where("vpn_login.client_id", "=", clientId)
		.where("login_request.state", "=", "pending")
		.execute();
}
