import { type Configuration, errors } from "oidc-provider";
import { standingAccounts } from "../../accounts/standing-accounts.ts";
import { ownMetadataOf } from "../clients/registered-client.ts";
import type { ProviderParts } from "../provider/provider-configuration.ts";
import { beginCibaLogin } from "./begin-ciba-login.ts";
import { readBindingMessage } from "./binding-message.ts";

type Ciba = NonNullable<NonNullable<Configuration["features"]>["ciba"]>;

/**
 * Logins that a client asks for by itself (CIBA Core 1.0), for whom it is switched on. It says whose login by the
 * account's name, and shows two digits as the end of its binding message, which the approver types: without them an
 * approval could be for anybody's request.
 */
export function cibaFeature(parts: ProviderParts): Ciba {
	return {
		enabled: true,
		deliveryModes: ["poll", "ping"],
		processLoginHint: async (_, name) => {
			const account = await standingAccounts(parts.storage.db)
				.select("id")
				.where("name", "=", (name ?? "").trim().toLowerCase())
				.executeTakeFirst();
			return account?.id;
		},
		// Nobody makes such tokens here: its holder is not known.
		processLoginHintToken: async () => undefined,
		validateBindingMessage: ({ oidc }, message) => {
			const policy = oidc.client ? ownMetadataOf(oidc.client).match_code : "required";
			if (!readBindingMessage(policy, message))
				throw new errors.InvalidBindingMessage(
					policy === "off"
						? "the binding_message has to be plain text of at most 100 characters"
						: "the binding_message has to end with the two digits that the client shows, by themselves or after plain text and a space",
				);
		},
		validateRequestContext: () => undefined,
		verifyUserCode: () => undefined,
		triggerAuthenticationDevice: ({ oidc, ip }, request, account, client) =>
			beginCibaLogin(parts, { provider: oidc.provider, request, accountId: account.accountId, client }, ip),
	};
}
