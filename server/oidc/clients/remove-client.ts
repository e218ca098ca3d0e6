import { type Administrating, requireAdministrating } from "../../accounts/administrators.ts";
import { appendEntry } from "../../audit/append-entry.ts";
import type { EventHub } from "../../events/event-hub.ts";
import { settle } from "../../login-requests/settle.ts";
import type { Storage } from "../../storage/storage.ts";
import { findClient, type WhichClient } from "./find-client.ts";
import { waitingLogins } from "./waiting-logins.ts";

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
		for (const login of await waitingLogins(trx, id))
			await settle(trx, afterCommit, hub, { id: login.id, verb: "cancel", now });
		await appendEntry(trx, { action: "client-removed", at: now, personal: { client: name, ...by } });
	});
}
