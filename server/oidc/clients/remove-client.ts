import { type Administrating, requireAdministrating } from "../../accounts/administrators.ts";
import { appendEntry } from "../../audit/append-entry.ts";
import { type ClientParts, endWaitingLogins } from "./end-waiting-logins.ts";
import { findClient, type WhichClient } from "./find-client.ts";

/**
 * Removes a client, and all that it was given, at once; logins that wait for it are withdrawn.
 * @throws Problem `not-found`, `forbidden`
 */
export function removeClient(
	{ storage, hub }: ClientParts,
	which: WhichClient,
	administrating: Administrating = "local",
): Promise<void> {
	return storage.write(async (trx, afterCommit) => {
		const now = storage.clock();
		const by = await requireAdministrating(trx, administrating);
		const { id, name } = await findClient(trx, which);
		await trx.deleteFrom("oidc_client").where("id", "=", id).execute();
		await trx.deleteFrom("oidc_record").where("client_id", "=", id).execute();
		await endWaitingLogins(trx, afterCommit, hub, { clientId: id, now, goesOn: () => false });
		await appendEntry(trx, { action: "client-removed", at: now, personal: { client: name, ...by } });
	});
}
