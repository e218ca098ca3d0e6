import { type Configuration, errors } from "oidc-provider";

type LoadGrant = NonNullable<Configuration["loadExistingGrant"]>;

/** Once a login is approved its client is given what it asked for: the approval was for this client, and named it. */
export const giveGrant: LoadGrant = async ({ oidc }) => {
	const { account, client, result, params } = oidc;
	if (!account || !client || !result?.login) return undefined;
	// The library looked at it when the login began (RFC 6749, section 3.1.2.4); it may be taken out since.
	const back = params?.["redirect_uri"];
	if (typeof back === "string" && !client.redirectUriAllowed(back)) throw new errors.InvalidRedirectUri();
	const grant = new oidc.provider.Grant({ accountId: account.accountId, clientId: client.clientId });
	grant.addOIDCScope([...oidc.requestParamOIDCScopes].join(" "));
	await grant.save();
	return grant;
};
