import type Provider from "oidc-provider";
import { z } from "zod";
import { ClientPreset } from "../../../contract/client-preset.ts";
import { GroupName, MatchCodePolicy } from "../../../contract/oidc-client.ts";
import { hashOf, sameText } from "../../secret.ts";
import { withoutDefaultPort } from "./redirect-uri.ts";

/** Members of a client that the provider keeps for this server (`extraClientMetadata`). */
export const ownMetadata = ["preset", "allowed_groups", "match_code"] as const;

const OwnMetadata = z.object({
	preset: ClientPreset,
	allowed_groups: z.array(GroupName),
	match_code: MatchCodePolicy,
});

const read = new WeakMap<object, z.infer<typeof OwnMetadata>>();

/** What this server added to a client of the provider, which makes a new one of each that was changed. */
export function ownMetadataOf(client: object): Readonly<z.infer<typeof OwnMetadata>> {
	const own = read.get(client) ?? OwnMetadata.parse(client);
	read.set(client, own);
	return own;
}

/** Teaches the provider's clients that secrets are stored hashed, and how redirect URIs are compared. */
export function adaptClients({ Client }: Provider): void {
	const { redirectUriAllowed, postLogoutRedirectUriAllowed } = Client.prototype;
	Client.prototype.compareClientSecret = function (actual) {
		return this.clientSecret !== undefined && sameText(this.clientSecret, hashOf(actual));
	};
	Client.prototype.redirectUriAllowed = function (uri) {
		return redirectUriAllowed.call(this, withoutDefaultPort(uri));
	};
	Client.prototype.postLogoutRedirectUriAllowed = function (uri) {
		return postLogoutRedirectUriAllowed.call(this, withoutDefaultPort(uri));
	};
}
