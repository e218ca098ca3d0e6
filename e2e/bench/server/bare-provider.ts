import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair } from "jose";
import Provider, { type Configuration } from "oidc-provider";

/*
 * The library alone: oidc-provider on node:http with its adapter in memory, where everybody is logged in at once. A
 * program of its own, which the real server's provider is compared with: the same client, keys, lifetimes and scopes.
 */
const [, , clientId = "", clientSecret = "", redirectUri = ""] = process.argv;

/** RSA of 2048 bits, as the real server's. */
async function signingKey() {
	const { privateKey } = await generateKeyPair("RS256", { extractable: true });
	return { ...(await exportJWK(privateKey)), alg: "RS256", use: "sig", kid: "bare" };
}

const configuration: Configuration = {
	jwks: { keys: [await signingKey()] },
	clients: [
		{
			client_id: clientId,
			client_secret: clientSecret,
			redirect_uris: [redirectUri],
			response_types: ["code"],
			grant_types: ["authorization_code"],
			token_endpoint_auth_method: "client_secret_basic",
			id_token_signed_response_alg: "RS256",
		},
	],
	cookies: { keys: ["a key that is none"] },
	findAccount: (_, id) => ({
		accountId: id,
		claims: () => ({ sub: id, name: id, preferred_username: id, groups: [] }),
	}),
	claims: { openid: ["sub"], profile: ["name", "preferred_username", "groups"], email: ["email"] },
	scopes: ["openid", "profile", "email"],
	conformIdTokenClaims: false,
	interactions: { url: (_, { uid }) => `/interaction/${uid}` },
	features: { devInteractions: { enabled: false } },
	ttl: { AccessToken: 3600, AuthorizationCode: 60, Grant: 3600, IdToken: 3600, Interaction: 900, Session: 3600 },
};

const server = createServer((request, response) => void answer(request, response));
server.listen(0, "127.0.0.1");
await new Promise((resolve) => server.once("listening", resolve));
const { port } = server.address() as AddressInfo;
const provider = new Provider(`http://localhost:${port}`, configuration);
const callback = provider.callback();
console.log(`listening at ${port}`);

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
	if (request.url?.startsWith("/interaction/")) await approve(request, response);
	else await callback(request, response);
}

/** What an approved login comes to: whoever asks is logged in, and the client is given what it asked for. */
async function approve(request: IncomingMessage, response: ServerResponse): Promise<void> {
	const { params, uid } = await provider.interactionDetails(request, response);
	const grant = new provider.Grant({ accountId: uid, clientId: String(params["client_id"]) });
	grant.addOIDCScope(String(params["scope"]));
	const result = { login: { accountId: uid, remember: false }, consent: { grantId: await grant.save() } };
	await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}
