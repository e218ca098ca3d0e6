import * as oidc from "openid-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCallbackSite } from "./callback-site.ts";
import { type NoticeSite, openNoticeSite } from "./notice-site.ts";
import { type OidcHousehold, openOidcHousehold } from "./oidc-household.ts";
import { openScriptlessBrowser, type ScriptlessBrowser } from "./scriptless-browser.ts";

/*
 * openid-client, which is certified by the OpenID Foundation and checks what it is told: issuer, signatures, nonce,
 * state, `iss` in the answer, proofs of key. Here it meets the real server over the network.
 */

let home: OidcHousehold;
let site: Awaited<ReturnType<typeof openCallbackSite>>;
let notices: NoticeSite;
let browser: ScriptlessBrowser;
/** One with a secret, which asks by itself as well, and one without, which logs devices in as well. */
let web: oidc.Configuration;
let app: oidc.Configuration;

beforeAll(async () => {
	[site, notices] = await Promise.all([openCallbackSite(), openNoticeSite()]);
	home = await openOidcHousehold(notices.certFile);
	browser = await openScriptlessBrowser(home);
	web = await known("Web shop", "--preset", "confidential", "--redirect", site.callback, "--ciba");
	app = await known("App", "--preset", "public", "--redirect", site.callback, "--device");
}, 60_000);

afterAll(async () => {
	await browser.close();
	await Promise.all([home.stop(), site.stop(), notices.stop()]);
}, 60_000);

/** A client that is registered, and has read the server's metadata. */
async function known(name: string, ...wishes: string[]): Promise<oidc.Configuration> {
	const { id, secret } = await home.register(name, ...wishes);
	const proven = secret === undefined ? oidc.None() : oidc.ClientSecretBasic(secret);
	// Of plain http it takes what its user allows it, as a program in development does.
	const execute = [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks];
	return oidc.discovery(new URL(home.origin), id, undefined, proven, { execute });
}

async function begin(more: Record<string, string> = {}) {
	const [pkceCodeVerifier, expectedState, expectedNonce] = [
		oidc.randomPKCECodeVerifier(),
		oidc.randomState(),
		oidc.randomNonce(),
	];
	const parameters = {
		redirect_uri: site.callback,
		scope: "openid profile email groups",
		state: expectedState,
		nonce: expectedNonce,
		code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
		code_challenge_method: "S256",
		...more,
	};
	return { parameters, checks: { pkceCodeVerifier, expectedState, expectedNonce } };
}

async function loggedIn(config = web, more: Record<string, string> = {}, options: oidc.DPoPOptions = {}) {
	const { parameters, checks } = await begin(more);
	const answered = await browser.logIn(oidc.buildAuthorizationUrl(config, parameters));
	return oidc.authorizationCodeGrant(config, answered, checks, undefined, options);
}

test("a code with PKCE is turned into tokens, and userinfo is about who approved", async () => {
	const tokens = await loggedIn();
	expect(tokens.claims()).toMatchObject({ iss: home.origin, sub: home.alice, preferred_username: "alice" });
	const told = await oidc.fetchUserInfo(web, tokens.access_token, home.alice);
	expect(told).toEqual({ sub: home.alice, name: "alice", preferred_username: "alice", groups: ["admin"] });
});

test("an answer that was meant for another login is not taken", async () => {
	const [first, second] = [await begin(), await begin()];
	const answered = await browser.logIn(oidc.buildAuthorizationUrl(web, first.parameters));
	await expect(oidc.authorizationCodeGrant(web, answered, second.checks)).rejects.toThrow();
	answered.searchParams.set("iss", "https://other.example.org");
	await expect(oidc.authorizationCodeGrant(web, answered, first.checks)).rejects.toThrow();
});

test("a refresh token changes with each use; its second use ends what it was for", async () => {
	const first = await loggedIn(web, { scope: "openid offline_access", prompt: "consent" });
	const second = await oidc.refreshTokenGrant(web, first.refresh_token ?? "");
	expect(second.claims()).toMatchObject({ sub: home.alice });
	expect(second.refresh_token).not.toBe(first.refresh_token);
	const third = await oidc.refreshTokenGrant(web, second.refresh_token ?? "");
	const again = oidc.refreshTokenGrant(web, second.refresh_token ?? "");
	await expect(again).rejects.toMatchObject({ error: "invalid_grant" });
	await expect(oidc.refreshTokenGrant(web, third.refresh_token ?? "")).rejects.toMatchObject({
		error: "invalid_grant",
	});
});

test("an authorization that is pushed says nothing in the browser's address", async () => {
	const { parameters, checks } = await begin();
	const at = await oidc.buildAuthorizationUrlWithPAR(web, parameters);
	expect([...at.searchParams.keys()].toSorted()).toEqual(["client_id", "request_uri"]);
	const tokens = await oidc.authorizationCodeGrant(web, await browser.logIn(at), checks);
	expect(tokens.claims()).toMatchObject({ sub: home.alice });
});

test("tokens that are bound to a key are used with it, and refreshed with it", async () => {
	const DPoP = oidc.getDPoPHandle(app, await oidc.randomDPoPKeyPair());
	const tokens = await loggedIn(app, { scope: "openid offline_access", prompt: "consent" }, { DPoP });
	expect(tokens.token_type).toBe("dpop");
	expect(await oidc.fetchUserInfo(app, tokens.access_token, home.alice, { DPoP })).toMatchObject({ sub: home.alice });
	const thief = oidc.getDPoPHandle(app, await oidc.randomDPoPKeyPair());
	await expect(oidc.fetchUserInfo(app, tokens.access_token, home.alice, { DPoP: thief })).rejects.toThrow();
	const stolen = oidc.refreshTokenGrant(app, tokens.refresh_token ?? "", undefined, { DPoP: thief });
	await expect(stolen).rejects.toMatchObject({ error: "invalid_grant" });
	const again = await oidc.refreshTokenGrant(app, tokens.refresh_token ?? "", undefined, { DPoP });
	expect(again.token_type).toBe("dpop");
});

test("a token is looked up, and taken back", async () => {
	const { access_token } = await loggedIn();
	expect(await oidc.tokenIntrospection(web, access_token)).toMatchObject({ active: true, sub: home.alice });
	await oidc.tokenRevocation(web, access_token);
	expect(await oidc.tokenIntrospection(web, access_token)).toEqual({ active: false });
	await expect(oidc.fetchUserInfo(web, access_token, home.alice)).rejects.toThrow();
});

test("logging out at the provider ends what was given", async () => {
	const tokens = await loggedIn();
	const at = oidc.buildEndSessionUrl(web, { id_token_hint: tokens.id_token ?? "" });
	expect((await browser.logOut(at)).href).toMatch(/\/oidc\/logout\/success/);
	expect(await oidc.tokenIntrospection(web, tokens.access_token)).toEqual({ active: false });
});

test("a device without a browser shows a code and waits", async () => {
	const asked = await oidc.initiateDeviceAuthorization(app, { scope: "openid profile" });
	const waiting = oidc.pollDeviceAuthorizationGrant(app, { ...asked, interval: 1 });
	expect(await browser.logDeviceIn(asked.verification_uri, asked.user_code)).toContain("The device is logged in");
	expect((await waiting).claims()).toMatchObject({ sub: home.alice });
});

test("a client asks by itself, and polls", async () => {
	const wish = { scope: "openid", login_hint: "alice", binding_message: "42" };
	const asked = await oidc.initiateBackchannelAuthentication(web, wish);
	const waiting = oidc.pollBackchannelAuthenticationGrant(web, { ...asked, interval: 1 });
	await home.approve("42");
	expect((await waiting).claims()).toMatchObject({ sub: home.alice });
});

test("a client asks by itself, and is told when it may fetch what it asked for", async () => {
	const desk = await known("Counter", "--preset", "confidential", "--ciba", "--notify", notices.address);
	const own = { client_notification_token: oidc.randomNonce() };
	const wish = { scope: "openid", login_hint: "alice", binding_message: "17", ...own };
	const asked = await oidc.initiateBackchannelAuthentication(desk, wish);
	await home.approve("17");
	const authorization = `Bearer ${own.client_notification_token}`;
	expect(await notices.told).toEqual({ authorization, body: { auth_req_id: asked.auth_req_id } });
	const tokens = await oidc.pollBackchannelAuthenticationGrant(desk, { ...asked, interval: 1 });
	expect(tokens.claims()).toMatchObject({ sub: home.alice });
});
