import { presetRules } from "./client-preset.ts";
import type { CreatedOidcClient } from "./oidc-client.ts";

/** What the settings of most programs ask for: by which name, and the value. */
export type Setting = readonly [name: string, value: string];

const scopes = ["openid", "profile", "email"];

/** What a program's own settings need, under the names that most of them have for it. */
export function clientSettings(client: CreatedOidcClient): Setting[] {
	const { issuer, id, secret, preset, redirectUris, deviceFlow } = client;
	const answered = presetRules[preset].redirectUris === undefined;
	return [
		["issuer", issuer],
		["client_id", id],
		...(secret === undefined ? [] : [["client_secret", secret] as const]),
		["scope", scopes.join(" ")],
		...(answered ? redirectUris.map((uri) => ["redirect_uri", uri] as const) : []),
		...(deviceFlow ? [["device_authorization_endpoint", `${issuer}/oidc/device/auth`] as const] : []),
	];
}

/** Where the secret stands: here, in a file that headscale reads, or nowhere that can be read any more. */
export type SecretPlace = { readonly secret: string } | { readonly path: string } | { readonly forgotten: string };

/**
 * The block of headscale's `config.yaml`, line by line. Values are quoted as JSON, which YAML 1.2 reads alike.
 * @param place where it is `forgotten`, these words stand in a comment in place of the secret
 */
export function headscaleSettings(client: CreatedOidcClient, place: SecretPlace): string[] {
	const { issuer, id, allowedGroups } = client;
	return [
		"oidc:",
		`  issuer: ${JSON.stringify(issuer)}`,
		`  client_id: ${JSON.stringify(id)}`,
		`  ${secretLine(place)}`,
		`  scope: ${list(scopes)}`,
		"  pkce:",
		"    enabled: true",
		"    method: S256",
		...(allowedGroups.length > 0 ? [`  allowed_groups: ${list(allowedGroups)}`] : []),
		"  email_verified_required: true",
	];
}

function secretLine(place: SecretPlace): string {
	if ("secret" in place) return `client_secret: ${JSON.stringify(place.secret)}`;
	if ("path" in place) return `client_secret_path: ${JSON.stringify(place.path)}`;
	return `# client_secret: ${place.forgotten}`;
}

function list(values: readonly string[]): string {
	return `[${values.map((value) => JSON.stringify(value)).join(", ")}]`;
}
