import type { CreatedOidcClient } from "../../contract/oidc-client.ts";

/** What a client's own settings need, as headscale's file has it; other programs name the three alike. */
export function clientSettings({ preset, issuer, id, secret }: CreatedOidcClient): string[] {
	const lines = [
		`issuer: ${issuer}`,
		`client_id: ${id}`,
		...(secret === undefined ? [] : [`client_secret: ${secret}`]),
	];
	return preset === "headscale" ? ["oidc:", ...lines.map((line) => `  ${line}`)] : lines;
}
