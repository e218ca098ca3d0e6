import type { MatchCodePolicy, OidcClient } from "../../../contract/oidc-client.ts";
import { Problem } from "../../../contract/problem.ts";
import { appendEntry } from "../../audit/append-entry.ts";
import type { Storage } from "../../storage/storage.ts";
import { oidcClientOf } from "./client-view.ts";

/**
 * Says whether the logins of a client ask for digits from now on; those that wait stay as they were asked for.
 * @throws Problem `not-found`
 */
export function changeMatchCode(storage: Storage, name: string, matchCode: MatchCodePolicy): Promise<OidcClient> {
	return storage.write(async (trx) => {
		const row = await trx.selectFrom("oidc_client").selectAll().where("name", "=", name).executeTakeFirst();
		if (!row) throw new Problem("not-found");
		if (row.match_code === matchCode) return oidcClientOf(row);
		await trx.updateTable("oidc_client").set({ match_code: matchCode }).where("id", "=", row.id).execute();
		const personal = { client: name, before: row.match_code, match_code: matchCode };
		await appendEntry(trx, { action: "client-match-code-changed", at: storage.clock(), personal });
		return oidcClientOf({ ...row, match_code: matchCode });
	});
}
