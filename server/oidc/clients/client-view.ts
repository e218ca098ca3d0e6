import type { OidcClient } from "../../../contract/oidc-client.ts";
import { instant } from "../../instant.ts";
import type { OidcClientRow } from "../../storage/oidc-tables.ts";

/** A client as its administrators see it: without its secret, of which only the hash is left. */
export function oidcClientOf(row: OidcClientRow): OidcClient {
	return {
		id: row.id,
		name: row.name,
		preset: row.preset,
		redirectUris: JSON.parse(row.redirect_uris_json),
		postLogoutRedirectUris: JSON.parse(row.post_logout_redirect_uris_json),
		allowedGroups: JSON.parse(row.allowed_groups_json),
		deviceFlow: row.device_flow === 1,
		ciba: row.ciba === 1,
		...(row.notification_uri !== null && { notificationUri: row.notification_uri }),
		matchCode: row.match_code,
		createdAt: instant(row.created_at),
	};
}
