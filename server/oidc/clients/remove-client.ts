import { type Administrating, requireAdministrating } from "../../accounts/administrators.ts";
import { appendEntry } from "../../audit/append-entry.ts";
import type { Storage } from "../../storage/storage.ts";
import { findClient, type WhichClient } from "./find-client.ts";

/** Removes a client, and all that it was given, at once. @throws Problem `not-found`, `forbidden` */
export function removeClient(
	storage: Storage,
	which: WhichClient,
	administrating: Administrating = "local",
): Promise<void> {
	return storage.write(async (trx) => {
		const by = await requireAdministrating(trx, administrating);
		const { id, name } = await findClient(trx, which);
		await trx.deleteFrom("oidc_client").where("id", "=", id).execute();
		await trx.deleteFrom("oidc_record").where("client_id", "=", id).execute();
		await appendEntry(trx, { action: "client-removed", at: storage.clock(), personal: { client: name, ...by } });
	});
}
