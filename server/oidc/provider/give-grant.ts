import type { Configuration } from "oidc-provider";

type LoadGrant = NonNullable<Configuration["loadExistingGrant"]>;

/** Once a login is approved its client is given what it asked for: the approval was for this client, and named it. */
export const giveGrant: LoadGrant = async ({ oidc }) => {
	const { account, client, result } = oidc;
	if (!account || !client || !result?.login) return undefined;
	const grant = new oidc.provider.Grant({ accountId: account.accountId, clientId: client.clientId });
	grant.addOIDCScope([...oidc.requestParamOIDCScopes].join(" "));
	await grant.save();
	return grant;
};
