import type { CreatedOidcClient } from "../../../contract/oidc-client.ts";
import { Problem } from "../../../contract/problem.ts";
import { type Administrating, requireAdministrating } from "../../accounts/administrators.ts";
import { appendEntry } from "../../audit/append-entry.ts";
import { hashOf, newSecret } from "../../secret.ts";
import type { Storage } from "../../storage/storage.ts";
import { oidcClientOf } from "./client-view.ts";
import { findClient, type WhichClient } from "./find-client.ts";

/**
 * Gives a client a new secret; the old one is good no more. What the client was given stays good.
 * @throws Problem `not-found` for a client that is not there or has no secret, `forbidden`
 */
export function rotateSecret(
	storage: Storage,
	issuer: string,
	which: WhichClient,
	administrating: Administrating = "local",
): Promise<CreatedOidcClient> {
	const secret = newSecret();
	return storage.write(async (trx) => {
		const by = await requireAdministrating(trx, administrating);
		const row = await findClient(trx, which);
		if (row.secret_hash === null) throw new Problem("not-found");
		await trx
			.updateTable("oidc_client")
			.set({ secret_hash: hashOf(secret) })
			.where("id", "=", row.id)
			.execute();
		const personal = { client: row.name, ...by };
		await appendEntry(trx, { action: "client-secret-changed", at: storage.clock(), personal });
		return { ...oidcClientOf(row), issuer, secret };
	});
}
