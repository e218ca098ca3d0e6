import type { OidcClient } from "../../../contract/oidc-client.ts";
import { compareNames } from "../../compare-names.ts";
import type { Storage } from "../../storage/storage.ts";
import { oidcClientOf } from "./client-view.ts";

/** Every client, by name. */
export async function listClients({ db }: Pick<Storage, "db">): Promise<OidcClient[]> {
	const rows = await db.selectFrom("oidc_client").selectAll().execute();
	return rows.toSorted((one, other) => compareNames(one.name, other.name)).map(oidcClientOf);
}
