import type { CreatedOidcClient } from "../../../contract/oidc-client.ts";
import { Problem } from "../../../contract/problem.ts";
import { appendEntry } from "../../audit/append-entry.ts";
import { hashOf, newSecret } from "../../secret.ts";
import type { Storage } from "../../storage/storage.ts";
import { oidcClientOf } from "./client-view.ts";

/**
 * Gives a client a new secret; the old one is good no more. What the client was given stays good.
 * @throws Problem `not-found` for a client that is not there or has no secret
 */
export function rotateSecret(storage: Storage, issuer: string, name: string): Promise<CreatedOidcClient> {
	const secret = newSecret();
	return storage.write(async (trx) => {
		const row = await trx
			.updateTable("oidc_client")
			.set({ secret_hash: hashOf(secret) })
			.where("name", "=", name)
			.where("secret_hash", "is not", null)
			.returningAll()
			.executeTakeFirst();
		if (!row) throw new Problem("not-found");
		await appendEntry(trx, { action: "client-secret-changed", at: storage.clock(), personal: { client: name } });
		return { ...oidcClientOf(row), issuer, secret };
	});
}
