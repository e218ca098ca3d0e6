import type { Generated, Selectable } from "kysely";
import type { ClientPreset } from "../../contract/client-preset.ts";
import type { MatchCodePolicy } from "../../contract/oidc-client.ts";

interface OidcClientTable {
	id: string;
	name: string;
	preset: ClientPreset;
	/** Null for a public client, which proves itself by PKCE alone. */
	secret_hash: string | null;
	redirect_uris_json: string;
	/** Whoever is in one of them may log in; everybody where there is none. */
	allowed_groups_json: string;
	device_flow: 0 | 1;
	ciba: 0 | 1;
	match_code: Generated<MatchCodePolicy>;
	/** Where it is told that a login has ended which it asked for by itself; null where it polls. */
	notification_uri: string | null;
	created_at: number;
	/** Where a browser may be sent after logging out. */
	post_logout_redirect_uris_json: Generated<string>;
}

interface OidcKeyTable {
	id: string;
	alg: "ES256" | "RS256";
	/** The private key. */
	jwk_json: string;
	created_at: number;
	retired_at: number | null;
}

/** Codes, tokens, grants, sessions and interactions of the provider. */
interface OidcRecordTable {
	model: string;
	id_hash: string;
	payload_json: string;
	client_id: string | null;
	user_id: string | null;
	grant_id: string | null;
	uid_hash: string | null;
	user_code_hash: string | null;
	consumed_at: number | null;
	expires_at: number;
}

/** How a client comes to a login: by a browser, by a code that a device shows (RFC 8628), or by itself (CIBA Core 1.0). */
export type LoginFlow = "code" | "device" | "ciba";

/** Which login request answers an authorization that waits for its user. */
interface VpnLoginTable {
	interaction_hash: string;
	request_id: string;
	expires_at: number;
	/** Whose it is, and by which flow; null where it began before that was kept. */
	client_id: string | null;
	flow: LoginFlow | null;
	/** The whole address that its browser goes back to, in the flow that has one. */
	redirect_uri: string | null;
	/** What its client is told of the end with, until it has been. */
	sealed_ping: string | null;
}

/** The tables of the OIDC provider; what `schema.ts` says of instants, flags and JSON holds here too. */
export interface OidcTables {
	/** What an account belongs to, as clients are told. */
	account_group: { user_id: string; name: string };
	user_group: { name: string; created_at: number };
	oidc_client: OidcClientTable;
	oidc_key: OidcKeyTable;
	oidc_record: OidcRecordTable;
	vpn_login: VpnLoginTable;
}

export type OidcClientRow = Selectable<OidcClientTable>;
export type OidcKeyRow = Selectable<OidcKeyTable>;
