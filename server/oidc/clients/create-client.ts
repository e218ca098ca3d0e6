import { randomBytes } from "node:crypto";
import { base32 } from "../../../contract/binary.ts";
import { presetRules } from "../../../contract/client-preset.ts";
import type { CreatedOidcClient, NewOidcClient } from "../../../contract/oidc-client.ts";
import { type Administrating, requireAdministrating } from "../../accounts/administrators.ts";
import { makeGroups } from "../../accounts/groups/make-groups.ts";
import { appendEntry } from "../../audit/append-entry.ts";
import { hashOf, newSecret } from "../../secret.ts";
import type { Storage } from "../../storage/storage.ts";
import { oidcClientOf } from "./client-view.ts";
import { auditedWish, columnsOf, fitWish } from "./client-wish.ts";
import { requireFreeName } from "./free-name.ts";

/**
 * Makes a client, and the secret that is told this once. Groups that it names and that are not there are made.
 * @throws Problem `name-taken`, `forbidden`, and what `fitWish` throws
 */
export async function createClient(
	storage: Storage,
	issuer: string,
	wished: NewOidcClient,
	administrating: Administrating = "local",
): Promise<CreatedOidcClient> {
	const wish = fitWish(wished);
	const { preset } = wish;
	const secret = presetRules[preset].secret ? newSecret() : undefined;
	return storage.write(async (trx) => {
		const now = storage.clock();
		const by = await requireAdministrating(trx, administrating);
		await requireFreeName(trx, wish.name);
		const secret_hash = secret === undefined ? null : hashOf(secret);
		const row = await trx
			.insertInto("oidc_client")
			.values({ id: base32(randomBytes(10)), preset, secret_hash, created_at: now, ...columnsOf(wish) })
			.returningAll()
			.executeTakeFirstOrThrow();
		await makeGroups(trx, wish.allowedGroups, { now, by });
		await appendEntry(trx, { action: "client-added", at: now, personal: { ...auditedWish(wish), preset, ...by } });
		return { ...oidcClientOf(row), issuer, ...(secret !== undefined && { secret }) };
	});
}
