import type { Configuration } from "oidc-provider";
import { presetRules } from "../../../contract/client-preset.ts";
import type { LoginRequestParts } from "../../login-requests/create.ts";
import type { ExpiryTimer } from "../../login-requests/expiry-timer.ts";
import type { CibaEnds } from "../ciba/ciba-ends.ts";
import { cibaFeature } from "../ciba/ciba-feature.ts";
import { pingFetch } from "../ciba/send-ping.ts";
import { clientAdapter } from "../clients/client-adapter.ts";
import { ownMetadata, ownMetadataOf } from "../clients/registered-client.ts";
import type { SigningKey } from "../keys/signing-keys.ts";
import { lifetimes } from "../lifetimes.ts";
import { devicePages } from "../pages/device-pages.ts";
import { renderError } from "../pages/error-page.ts";
import { logoutPages } from "../pages/logout-pages.ts";
import { recordAdapter } from "../records/record-adapter.ts";
import { claimsOfScopes } from "./account-claims.ts";
import { accountFinder } from "./account-finder.ts";
import { askAlways } from "./ask-always.ts";
import { giveGrant } from "./give-grant.ts";
import { providerCookies } from "./provider-cookies.ts";
import { interactionPath, routes } from "./provider-routes.ts";

export interface ProviderParts extends LoginRequestParts {
	readonly expiry: ExpiryTimer;
	readonly ciba: CibaEnds;
}

export interface ProviderKeys {
	readonly signing: SigningKey[];
	readonly cookies: string[];
}

/** Told of what went wrong inside the provider. */
export type Failed = (cause: unknown) => void;

/** What the provider is, in its own words; whatever is not said here is off, or as its documentation has it. */
export function providerConfiguration(parts: ProviderParts, keys: ProviderKeys): Configuration {
	const { storage, party } = parts;
	return {
		adapter: (model) => (model === "Client" ? clientAdapter(storage) : recordAdapter(storage, model)),
		jwks: { keys: keys.signing },
		cookies: providerCookies(party.origin, keys.cookies),
		routes,
		ttl,
		findAccount: accountFinder(storage),
		loadExistingGrant: giveGrant,
		interactions: { policy: askAlways(), url: (_, { uid }) => `${interactionPath}/${uid}` },
		renderError,
		scopes: ["openid", "offline_access", "profile", "email", "groups"],
		claims: { ...claimsOfScopes, iss: null, sid: null },
		acrValues: ["phr", "phrh"],
		responseTypes: ["code"],
		clientAuthMethods: ["client_secret_basic", "client_secret_post", "none"],
		extraClientMetadata: { properties: [...ownMetadata] },
		pkce: { required: (_, client) => presetRules[ownMetadataOf(client).preset].pkce },
		// headscale takes claims from the ID token wherever userinfo does not answer.
		conformIdTokenClaims: false,
		rotateRefreshToken: true,
		// What was not asked for as offline access ends with the browser's session, and so by logging out.
		expiresWithSession: (_, { scopes }) => !scopes.has("offline_access"),
		issueRefreshToken: (_, client, { scopes }) =>
			client.grantTypeAllowed("refresh_token") && scopes.has("offline_access"),
		fetch: pingFetch(),
		clientBasedCORS: () => false,
		features: {
			devInteractions: { enabled: false },
			dPoP: { enabled: true },
			pushedAuthorizationRequests: { enabled: true },
			resourceIndicators: { enabled: false },
			introspection: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
			revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
			rpInitiatedLogout: { enabled: true, ...logoutPages },
			deviceFlow: { enabled: true, charset: "base-20", mask: "****-****", deviceInfo: () => ({}), ...devicePages },
			ciba: cibaFeature(parts),
		},
	};
}

const ttl = {
	AccessToken: lifetimes.accessToken,
	AuthorizationCode: lifetimes.authorizationCode,
	ClientCredentials: lifetimes.accessToken,
	DeviceCode: lifetimes.deviceCode,
	BackchannelAuthenticationRequest: lifetimes.deviceCode,
	Grant: lifetimes.grant,
	IdToken: lifetimes.idToken,
	Interaction: lifetimes.interaction,
	RefreshToken: lifetimes.grant,
	// One without an account is there for a form alone.
	Session: (_: unknown, { accountId }: { accountId?: string | undefined }) =>
		accountId === undefined ? lifetimes.interaction : lifetimes.session,
};
