import { Problem } from "../../../contract/problem.ts";
import type { OidcClientRow } from "../../storage/oidc-tables.ts";
import type { Storage } from "../../storage/storage.ts";

/** A client by its name, or by its id. */
export type WhichClient = string | { readonly id: string };

/** @throws Problem `not-found` */
export async function findClient(db: Pick<Storage["db"], "selectFrom">, which: WhichClient): Promise<OidcClientRow> {
	const clients = db.selectFrom("oidc_client").selectAll();
	const found = typeof which === "string" ? clients.where("name", "=", which) : clients.where("id", "=", which.id);
	const row = await found.executeTakeFirst();
	if (!row) throw new Problem("not-found");
	return row;
}
