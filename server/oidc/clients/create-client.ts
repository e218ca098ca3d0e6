import { randomBytes } from "node:crypto";
import { z } from "zod";
import { base32 } from "../../../contract/binary.ts";
import type { CreatedOidcClient, NewOidcClient } from "../../../contract/oidc-client.ts";
import { Problem } from "../../../contract/problem.ts";
import { appendEntry } from "../../audit/append-entry.ts";
import { hashOf, newSecret } from "../../secret.ts";
import type { Storage } from "../../storage/storage.ts";
import { NotificationUri } from "../ciba/notification-uri.ts";
import { presetRules } from "./client-metadata.ts";
import { oidcClientOf } from "./client-view.ts";
import { RedirectUri } from "./redirect-uri.ts";

/** What Tailscale answers on for every tailnet. */
const tailscaleCallback = "https://login.tailscale.com/a/oauth_response";

/**
 * Makes a client, and the secret that is told this once.
 * @throws Problem `name-taken`, `invalid-request` for a redirect URI that is none, none where it needs one, for a
 * public client that would ask for logins by itself (CIBA Core 1.0, section 4: it has to be authenticated), and for a
 * place to be told of them that is none
 */
export async function createClient(storage: Storage, issuer: string, wish: NewOidcClient): Promise<CreatedOidcClient> {
	const redirectUris = redirectUrisOf(wish);
	if (wish.ciba && !presetRules[wish.preset].secret) throw new Problem("invalid-request");
	const notified = NotificationUri.optional().safeParse(wish.notificationUri);
	if (!notified.success || (notified.data !== undefined && !wish.ciba)) throw new Problem("invalid-request");
	const secret = presetRules[wish.preset].secret ? newSecret() : undefined;
	return storage.write(async (trx) => {
		const now = storage.clock();
		const row = await trx
			.insertInto("oidc_client")
			.values({
				id: base32(randomBytes(10)),
				name: wish.name,
				preset: wish.preset,
				secret_hash: secret === undefined ? null : hashOf(secret),
				redirect_uris_json: JSON.stringify(redirectUris),
				allowed_groups_json: JSON.stringify(wish.allowedGroups),
				device_flow: wish.deviceFlow ? 1 : 0,
				ciba: wish.ciba ? 1 : 0,
				notification_uri: notified.data ?? null,
				created_at: now,
			})
			.onConflict((conflict) => conflict.column("name").doNothing())
			.returningAll()
			.executeTakeFirst();
		if (!row) throw new Problem("name-taken");
		const personal = { client: row.name, preset: row.preset };
		await appendEntry(trx, { action: "client-added", at: now, personal });
		return { ...oidcClientOf(row), issuer, ...(secret !== undefined && { secret }) };
	});
}

function redirectUrisOf({ preset, redirectUris, deviceFlow, ciba }: NewOidcClient): string[] {
	const given = preset === "tailscale" && redirectUris.length === 0 ? [tailscaleCallback] : redirectUris;
	const uris = z.array(RedirectUri).safeParse(given);
	const needed = !deviceFlow && !ciba;
	if (!uris.success || (needed && uris.data.length === 0)) throw new Problem("invalid-request");
	return [...new Set(uris.data)];
}
