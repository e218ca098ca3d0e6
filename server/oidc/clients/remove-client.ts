import { Problem } from "../../../contract/problem.ts";
import { appendEntry } from "../../audit/append-entry.ts";
import type { Storage } from "../../storage/storage.ts";

/** Removes a client, and all that it was given, at once. @throws Problem `not-found` */
export function removeClient(storage: Storage, name: string): Promise<void> {
	return storage.write(async (trx) => {
		const row = await trx.deleteFrom("oidc_client").where("name", "=", name).returning("id").executeTakeFirst();
		if (!row) throw new Problem("not-found");
		await trx.deleteFrom("oidc_record").where("client_id", "=", row.id).execute();
		await appendEntry(trx, { action: "client-removed", at: storage.clock(), personal: { client: name } });
	});
}
