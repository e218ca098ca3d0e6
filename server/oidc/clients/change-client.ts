import type { ChangeOidcClient, OidcClient, OidcClientDetails } from "../../../contract/oidc-client.ts";
import { type Administrating, requireAdministrating } from "../../accounts/administrators.ts";
import { type Doing, makeGroups } from "../../accounts/groups/make-groups.ts";
import { appendEntry } from "../../audit/append-entry.ts";
import type { Transaction } from "../../storage/group-commit.ts";
import { oidcClientOf } from "./client-view.ts";
import { auditedWish, type ClientWish, columnsOf, fitWish } from "./client-wish.ts";
import { type ClientParts, endWaitingLogins } from "./end-waiting-logins.ts";
import { findClient, type WhichClient } from "./find-client.ts";
import { requireFreeName } from "./free-name.ts";
import { leadsBackTo } from "./leads-back-to.ts";

/**
 * Changes a client. What it was given stays good, and is renewed by what it is set to from then on; a waiting login that
 * leads nowhere any more is withdrawn. One of an account that is let in no more is not: that is told after an approval
 * only.
 * @throws Problem `not-found`, `name-taken`, `forbidden`, and what `fitWish` throws
 */
export function changeClient(
	{ storage, hub }: ClientParts,
	issuer: string,
	which: WhichClient,
	change: ChangeOidcClient,
	administrating: Administrating = "local",
): Promise<OidcClientDetails> {
	return storage.write(async (trx, afterCommit) => {
		const now = storage.clock();
		const by = await requireAdministrating(trx, administrating);
		const before = oidcClientOf(await findClient(trx, which));
		const wish = fitWish(changed(before, change));
		const changes = changesOf(auditedWish(before), auditedWish(wish));
		if (Object.keys(changes).length === 0) return { ...before, issuer };
		if (wish.name !== before.name) await requireFreeName(trx, wish.name);
		const row = await trx
			.updateTable("oidc_client")
			.set(columnsOf(wish))
			.where("id", "=", before.id)
			.returningAll()
			.executeTakeFirstOrThrow();
		await makeGroups(trx, wish.allowedGroups, { now, by });
		const goesOn = leadsBackTo(wish);
		await endWaitingLogins(trx, afterCommit, hub, { clientId: before.id, now, goesOn });
		await audit(trx, { before, wish, changes, now, by });
		return { ...oidcClientOf(row), issuer };
	});
}

/** What a client is to be from then on. */
function changed(before: OidcClient, change: ChangeOidcClient): ClientWish {
	const { notificationUri: notified = before.notificationUri ?? null } = change;
	return {
		preset: before.preset,
		name: change.name ?? before.name,
		redirectUris: change.redirectUris ?? before.redirectUris,
		postLogoutRedirectUris: change.postLogoutRedirectUris ?? before.postLogoutRedirectUris,
		allowedGroups: change.allowedGroups ?? before.allowedGroups,
		deviceFlow: change.deviceFlow ?? before.deviceFlow,
		ciba: change.ciba ?? before.ciba,
		matchCode: change.matchCode ?? before.matchCode,
		...(notified !== null && { notificationUri: notified }),
	};
}

function changesOf(before: Record<string, string>, after: Record<string, string>): Record<string, string> {
	return Object.fromEntries(Object.entries(after).filter(([name, value]) => value !== before[name]));
}

/** A switch of the match code stands in an entry of its own, because it is a policy and no detail. */
async function audit(
	trx: Transaction,
	{ before, wish, changes, now, by }: Doing & { before: OidcClient; wish: ClientWish; changes: Record<string, string> },
): Promise<void> {
	const { match_code, client, ...rest } = changes;
	if (match_code !== undefined) {
		const personal = { client: wish.name, before: before.matchCode, match_code, ...by };
		await appendEntry(trx, { action: "client-match-code-changed", at: now, personal });
	}
	if (client === undefined && Object.keys(rest).length === 0) return;
	const personal = { ...rest, client: wish.name, ...(client && { before: before.name }), ...by };
	await appendEntry(trx, { action: "client-changed", at: now, personal });
}
