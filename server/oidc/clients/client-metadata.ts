import type { ClientMetadata } from "oidc-provider";
import { presetRules } from "../../../contract/client-preset.ts";
import type { OidcClientRow } from "../../storage/oidc-tables.ts";

export const deviceGrant = "urn:ietf:params:oauth:grant-type:device_code";
const cibaGrant = "urn:openid:params:grant-type:ciba";

/**
 * A client as the provider takes it (OpenID Connect Dynamic Client Registration 1.0, section 2). Those with a secret
 * are registered for Basic and may send it in the body as well.
 */
export function clientMetadata(row: OidcClientRow): ClientMetadata {
	const redirectUris: string[] = JSON.parse(row.redirect_uris_json);
	// One that only logs devices in, or asks by itself, has no browser to be answered by.
	const answered = redirectUris.length > 0;
	return {
		client_id: row.id,
		client_name: row.name,
		// What the provider compares is the hash; no algorithm that would need the secret itself is on.
		...(row.secret_hash !== null && { client_secret: row.secret_hash }),
		token_endpoint_auth_method: row.secret_hash === null ? "none" : "client_secret_basic",
		// A native one may listen on any port of its own machine (RFC 8252, section 7.3).
		application_type: presetRules[row.preset].native ? "native" : "web",
		redirect_uris: redirectUris,
		post_logout_redirect_uris: JSON.parse(row.post_logout_redirect_uris_json),
		response_types: answered ? ["code"] : [],
		response_modes: ["query"],
		grant_types: [
			...(answered ? ["authorization_code"] : []),
			"refresh_token",
			...(row.device_flow === 1 ? [deviceGrant] : []),
			...(row.ciba === 1 ? [cibaGrant] : []),
		],
		...(row.ciba === 1 && deliveryOf(row)),
		id_token_signed_response_alg: "RS256",
		preset: row.preset,
		match_code: row.match_code,
		allowed_groups: JSON.parse(row.allowed_groups_json),
	};
}

/** CIBA Core 1.0, section 5: a client is told of the end of a login where it says where to, and may poll all the same. */
function deliveryOf({ notification_uri: uri }: OidcClientRow): Partial<ClientMetadata> {
	return uri === null
		? { backchannel_token_delivery_mode: "poll" }
		: { backchannel_token_delivery_mode: "ping", backchannel_client_notification_endpoint: uri };
}
