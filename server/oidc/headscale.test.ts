import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import { expect, test } from "vitest";
import { authorize, beginAuthorization, codeOf, redeem, tokensOf, userinfo } from "../testing/oidc/relying-party.ts";
import { openVpnHousehold, type VpnHousehold } from "../testing/oidc/vpn-household.ts";
import { rotateKeys } from "./keys/rotate-keys.ts";

/*
 * What headscale's own client does, in its order: discovery when it starts, an authorization with state and nonce,
 * the code by Basic first and with the secret in the body after that, the ID token, and userinfo.
 */

const discovered = async ({ address }: VpnHousehold) =>
	Object((await (await fetch(`${address}/.well-known/openid-configuration`)).json()) as unknown);

const verified = ({ address, origin, client }: VpnHousehold, idToken: string) =>
	jwtVerify(idToken, createRemoteJWKSet(new URL(`${address}/oidc/jwks`)), { issuer: origin, audience: client.id });

test("discovery, asked by another name of the machine, names the issuer letter by letter and its own endpoints", async () => {
	const home = await openVpnHousehold();
	const metadata = await discovered(home);
	expect(metadata).toMatchObject({
		issuer: home.origin,
		authorization_endpoint: `${home.origin}/oidc/auth`,
		token_endpoint: `${home.origin}/oidc/token`,
		userinfo_endpoint: `${home.origin}/oidc/userinfo`,
		jwks_uri: `${home.origin}/oidc/jwks`,
		code_challenge_methods_supported: ["S256"],
		authorization_response_iss_parameter_supported: true,
	});
	expect(metadata.id_token_signing_alg_values_supported.toSorted()).toEqual(["ES256", "RS256"]);
	expect(metadata.token_endpoint_auth_methods_supported).toEqual(
		expect.arrayContaining(["client_secret_basic", "client_secret_post"]),
	);
});

test.each([true, false])("a login goes through, with PKCE: %s", async (pkce) => {
	const home = await openVpnHousehold();
	const alice = await home.join("alice");
	const begun = beginAuthorization(home, {}, pkce);
	const answer = await authorize(home, alice, begun);
	expect(Object.fromEntries(answer)).toEqual({ code: expect.any(String), state: begun.state, iss: home.origin });
	const tokens = await tokensOf(await redeem(home, codeOf(answer, begun, pkce), home.client));
	const { payload } = await verified(home, tokens.id_token);
	expect(payload).toMatchObject({ sub: alice.id, nonce: begun.nonce, amr: ["hwk", "user", "mfa"], acr: "phrh" });
	expect(payload["auth_time"]).toBeTypeOf("number");
	expect(await (await userinfo(home, tokens.access_token)).json()).toEqual({
		sub: payload.sub,
		name: "alice",
		preferred_username: "alice",
		groups: [],
	});
});

test("after its keys were changed a running server signs with the new one, and publishes the old one as well", async () => {
	const home = await openVpnHousehold();
	const alice = await home.join("alice");
	const login = async () => {
		const begun = beginAuthorization(home);
		const answer = await authorize(home, alice, begun);
		return tokensOf(await redeem(home, codeOf(answer, begun), home.client));
	};
	const before = await login();
	await rotateKeys(home.storage);
	const after = await login();
	const [old, fresh] = [
		(await verified(home, before.id_token)).protectedHeader.kid,
		decodeProtectedHeader(after.id_token).kid,
	];
	expect(fresh).not.toBe(old);
	const { keys } = Object(await (await fetch(`${home.address}/oidc/jwks`)).json());
	expect(keys).toHaveLength(4);
	expect(keys.map(({ kid }: { kid: string }) => kid)).toEqual(expect.arrayContaining([old, fresh]));
	expect(JSON.stringify(keys)).not.toMatch(/"(d|p|q|dp|dq|qi)":/);
});

test("groups are a list and an address is not called verified, in the ID token and in userinfo alike", async () => {
	const home = await openVpnHousehold();
	const alice = await home.join("alice");
	const { db } = home.storage;
	await db.updateTable("account").set({ email: "alice@example.org", roles_json: '["admin"]' }).execute();
	await db.insertInto("account_group").values({ user_id: alice.id, name: "engineering" }).execute();
	const begun = beginAuthorization(home);
	const answer = await authorize(home, alice, begun);
	const tokens = await tokensOf(await redeem(home, codeOf(answer, begun), home.client));
	const told = { email: "alice@example.org", email_verified: false, groups: ["admin", "engineering"] };
	expect((await verified(home, tokens.id_token)).payload).toMatchObject(told);
	expect(await (await userinfo(home, tokens.access_token)).json()).toMatchObject(told);
});

test("a refused Basic leaves the code as it was, for the secret in the body", async () => {
	const home = await openVpnHousehold();
	const begun = beginAuthorization(home);
	const code = codeOf(await authorize(home, await home.join("alice"), begun), begun);
	const refused = await redeem(home, code, { id: home.client.id, secret: "wrong" });
	expect(refused.status).toBe(401);
	expect(await refused.json()).toMatchObject({ error: "invalid_client" });
	const inBody = { client_id: home.client.id, client_secret: home.client.secret ?? "" };
	expect((await redeem(home, { ...code, ...inBody })).status).toBe(200);
});

test("of twenty redemptions of one code over the network exactly one gets tokens", async () => {
	const home = await openVpnHousehold();
	const begun = beginAuthorization(home);
	const code = codeOf(await authorize(home, await home.join("alice"), begun), begun);
	const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(home, code, home.client)));
	expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 19 }, () => 400)]);
});

test("a code that is redeemed once more takes back what it was redeemed for (RFC 6749, section 4.1.2)", async () => {
	const home = await openVpnHousehold();
	const begun = beginAuthorization(home);
	const code = codeOf(await authorize(home, await home.join("alice"), begun), begun);
	const tokens = await tokensOf(await redeem(home, code, home.client));
	expect((await userinfo(home, tokens.access_token)).status).toBe(200);
	expect(await (await redeem(home, code, home.client)).json()).toMatchObject({ error: "invalid_grant" });
	expect((await userinfo(home, tokens.access_token)).status).toBe(401);
});

test("an account that is switched off is told of no more", async () => {
	const home = await openVpnHousehold();
	const begun = beginAuthorization(home);
	const code = codeOf(await authorize(home, await home.join("alice"), begun), begun);
	const tokens = await tokensOf(await redeem(home, code, home.client));
	await home.storage.db.updateTable("account").set({ disabled_at: 1 }).execute();
	expect((await userinfo(home, tokens.access_token)).status).toBe(401);
});
