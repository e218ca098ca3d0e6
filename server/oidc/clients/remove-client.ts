import { type Administrating, requireAdministrating } from "../../accounts/administrators.ts";
import { appendEntry } from "../../audit/append-entry.ts";
import type { EventHub } from "../../events/event-hub.ts";
import { settle } from "../../login-requests/settle.ts";
import type { Transaction } from "../../storage/group-commit.ts";
import type { Storage } from "../../storage/storage.ts";
import { findClient, type WhichClient } from "./find-client.ts";

export interface RemovalParts {
	readonly storage: Storage;
	readonly hub: EventHub;
}

/**
 * Removes a client, and all that it was given, at once; logins that wait for it are withdrawn.
 * @throws Problem `not-found`, `forbidden`
 */
export function removeClient(
	{ storage, hub }: RemovalParts,
	which: WhichClient,
	administrating: Administrating = "local",
): Promise<void> {
	return storage.write(async (trx, afterCommit) => {
		const now = storage.clock();
		const by = await requireAdministrating(trx, administrating);
		const { id, name } = await findClient(trx, which);
		await trx.deleteFrom("oidc_client").where("id", "=", id).execute();
		await trx.deleteFrom("oidc_record").where("client_id", "=", id).execute();
		for (const login of await waitingFor(trx, name))
			await settle(trx, afterCommit, hub, { id: login.id, verb: "cancel", now });
		await appendEntry(trx, { action: "client-removed", at: now, personal: { client: name, ...by } });
	});
}

/** Logins that wait for a client of the provider, which has its name alone: none of a machine that calls itself so. */
function waitingFor(trx: Transaction, client: string): Promise<{ id: string }[]> {
	return trx
		.selectFrom("vpn_login")
		.innerJoin("login_request", "login_request.id", "vpn_login.request_id")
		.select("login_request.id")
		.where("login_request.client", "=", client)
		.where("login_request.state", "=", "pending")
		.execute();
}
