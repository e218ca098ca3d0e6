import { Problem } from "../../contract/problem.ts";
import { requireAdministrator } from "../accounts/administrators.ts";
import { appendEntry } from "../audit/append-entry.ts";
import type { Storage } from "../storage/storage.ts";

/** By its id in the web app, by its name on the command line. */
export type NamedHost = { readonly id: string } | { readonly name: string };

/**
 * Removes a host: its code, or what its key proves, is refused from now on.
 * @param by the administrator who asks; absent where it is asked for on the server's own machine
 * @throws Problem `not-found`
 */
export function removeHost(storage: Storage, named: NamedHost, by?: { id: string; name: string }): Promise<void> {
	const [column, value] = "id" in named ? (["id", named.id] as const) : (["name", named.name] as const);
	return storage.write(async (trx) => {
		if (by) await requireAdministrator(trx, by.id);
		const row = await trx.deleteFrom("host").where(column, "=", value).returning("name").executeTakeFirst();
		if (!row) throw new Problem("not-found");
		const personal = { name: row.name, by: by?.name };
		await appendEntry(trx, { action: "host-removed", at: storage.clock(), accountId: by?.id, personal });
	});
}
