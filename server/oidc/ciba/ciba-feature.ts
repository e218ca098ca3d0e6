import { type Configuration, errors } from "oidc-provider";
import { standingAccounts } from "../../accounts/standing-accounts.ts";
import type { Failed, ProviderParts } from "../provider/provider-configuration.ts";
import { beginCibaLogin } from "./begin-ciba-login.ts";

type Ciba = NonNullable<NonNullable<Configuration["features"]>["ciba"]>;

/**
 * Logins that a client asks for by itself (CIBA Core 1.0), for whom it is switched on. It says whose login by the
 * account's name, and shows two digits as its binding message, which the approver types: without them an approval
 * could be for anybody's request.
 */
export function cibaFeature(parts: ProviderParts, failed: Failed): Ciba {
	return {
		enabled: true,
		deliveryModes: ["poll", "ping"],
		processLoginHint: async (_, name) => {
			const account = await standingAccounts(parts.storage.db)
				.select("id")
				.where("name", "=", name ?? "")
				.executeTakeFirst();
			return account?.id;
		},
		// Nobody makes such tokens here: its holder is not known.
		processLoginHintToken: async () => undefined,
		validateBindingMessage: (_, message) => {
			if (!/^\d\d$/.test(message ?? ""))
				throw new errors.InvalidBindingMessage("the binding_message has to be the two digits that the client shows");
		},
		validateRequestContext: () => undefined,
		verifyUserCode: () => undefined,
		triggerAuthenticationDevice: ({ oidc, ip }, request, account, client) =>
			beginCibaLogin(parts, failed, {
				provider: oidc.provider,
				request,
				accountId: account.accountId,
				client,
				address: ip,
			}),
	};
}
