import { z } from "zod";
import { MatchCodePolicy } from "../../../contract/oidc-client.ts";
import type { OidcClientRow } from "../../storage/oidc-tables.ts";

/** What a client is set to beyond what every client has; absent members are as they are usually. */
const ClientSettings = z.object({
	postLogoutRedirectUris: z.array(z.string()).default([]),
	matchCode: MatchCodePolicy.default("required"),
});
export type ClientSettings = z.infer<typeof ClientSettings>;

export function clientSettingsOf({ settings_json }: Pick<OidcClientRow, "settings_json">): ClientSettings {
	return ClientSettings.parse(JSON.parse(settings_json));
}
