import { expect, test } from "vitest";
import { authorize, beginAuthorization, codeOf, redeem, tokensOf, userinfo } from "../../testing/oidc/relying-party.ts";
import { callback, openVpnHousehold, type VpnHousehold } from "../../testing/oidc/vpn-household.ts";

const post = ({ address, client }: VpnHousehold, path: string, body: Record<string, string>) =>
	fetch(address + path, {
		method: "POST",
		headers: { authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString("base64")}` },
		body: new URLSearchParams(body),
	});

const json = async (answer: Response) => Object((await answer.json()) as unknown);

/** Where an authorization that is refused at once sends the browser, and with what. */
async function refusal(home: VpnHousehold, url: string) {
	const { url: at } = await home.plainBrowser().follow(url);
	expect(at.startsWith(callback)).toBe(true);
	return Object.fromEntries(new URL(at).searchParams);
}

test("prompt=none is never met, not even right after an approval in the same browser", async () => {
	const home = await openVpnHousehold();
	const browser = home.plainBrowser();
	await authorize(home, await home.join("alice"), beginAuthorization(home), browser);
	const begun = beginAuthorization(home, { prompt: "none" });
	const { url } = await browser.follow(begun.url);
	expect(Object.fromEntries(new URL(url).searchParams)).toMatchObject({
		error: "login_required",
		state: begun.state,
		iss: home.origin,
	});
});

test("a second authorization in the same browser waits for an approval of its own", async () => {
	const home = await openVpnHousehold();
	const browser = home.plainBrowser();
	await authorize(home, await home.join("alice"), beginAuthorization(home), browser);
	expect((await browser.follow(beginAuthorization(home).url)).url).toContain("/oidc/interaction/");
});

test.each(["login", "consent", "select_account", "login consent"])(
	"prompt=%s is met by the approval",
	async (prompt) => {
		const home = await openVpnHousehold();
		const answer = await authorize(home, await home.join("alice"), beginAuthorization(home, { prompt }));
		expect(answer.get("code")).not.toBeNull();
	},
);

test.each(["form_post", "fragment", "web_message"])(
	"discovery offers the query alone, and response_mode=%s is refused by a page with words",
	async (response_mode) => {
		const home = await openVpnHousehold();
		const offered = await fetch(`${home.address}/.well-known/openid-configuration`);
		expect((await json(offered)).response_modes_supported).toEqual(["query"]);
		const { url, answer } = await home.plainBrowser().follow(beginAuthorization(home, { response_mode }).url);
		expect(url.startsWith(home.origin)).toBe(true);
		expect(answer?.status).toBe(400);
		const text = await answer?.text();
		expect(text).toContain("asks to be answered in a way that this server does not offer");
		expect(text).not.toContain("<form");
	},
);

test("a public client has to bring PKCE by S256, and its code is worth nothing without the verifier", async () => {
	const home = await openVpnHousehold({ preset: "public" });
	expect(await refusal(home, beginAuthorization(home, {}, false).url)).toMatchObject({ error: "invalid_request" });
	const plain = { code_challenge: "a".repeat(43), code_challenge_method: "plain" };
	expect(await refusal(home, beginAuthorization(home, plain).url)).toMatchObject({ error: "invalid_request" });
	const begun = beginAuthorization(home);
	const { code_verifier, ...code } = codeOf(await authorize(home, await home.join("alice"), begun), begun);
	const own = { client_id: home.client.id };
	expect((await redeem(home, { ...code, ...own })).status).toBe(400);
	expect((await redeem(home, { ...code, ...own, code_verifier: "b".repeat(43) })).status).toBe(400);
	expect((await redeem(home, { ...code, ...own, code_verifier: code_verifier ?? "" })).status).toBe(200);
});

test("a refresh token is given for offline_access, changes with each use, and its second use ends the grant", async () => {
	const home = await openVpnHousehold();
	const begun = beginAuthorization(home, { scope: "openid offline_access", prompt: "consent" });
	const code = codeOf(await authorize(home, await home.join("alice"), begun), begun);
	const first = await tokensOf(await redeem(home, code, home.client));
	const refresh = (token = "") => redeem(home, { grant_type: "refresh_token", refresh_token: token }, home.client);
	const answers = await Promise.all(Array.from({ length: 5 }, () => refresh(first.refresh_token)));
	const [fresh, ...others] = answers.filter(({ status }) => status === 200);
	if (!fresh) throw new Error("No refresh went through.");
	expect(others).toEqual([]);
	const second = await tokensOf(fresh);
	expect(second.refresh_token).not.toBe(first.refresh_token);
	expect((await refresh(first.refresh_token)).status).toBe(400);
	expect((await refresh(second.refresh_token)).status).toBe(400);
});

test("whoever is in none of the client's groups any more is given nothing anew, until they are in one again", async () => {
	const home = await openVpnHousehold({ allowedGroups: ["staff"] });
	const alice = await home.join("alice");
	const join = () => home.storage.db.insertInto("account_group").values({ user_id: alice.id, name: "staff" }).execute();
	await join();
	const begun = beginAuthorization(home, { scope: "openid offline_access", prompt: "consent" });
	const code = codeOf(await authorize(home, alice, begun), begun);
	const { refresh_token = "", access_token } = await tokensOf(await redeem(home, code, home.client));
	const refresh = () => redeem(home, { grant_type: "refresh_token", refresh_token }, home.client);
	await home.storage.db.deleteFrom("account_group").where("user_id", "=", alice.id).execute();
	const refused = await refresh();
	expect([refused.status, await json(refused)]).toEqual([400, expect.objectContaining({ error: "invalid_grant" })]);
	expect((await userinfo(home, access_token)).status).toBe(200);
	await join();
	expect((await refresh()).status).toBe(200);
});

test("a token can be looked up and taken back, by the client it was given to", async () => {
	const home = await openVpnHousehold();
	const begun = beginAuthorization(home);
	const alice = await home.join("alice");
	const code = codeOf(await authorize(home, alice, begun), begun);
	const { access_token: token } = await tokensOf(await redeem(home, code, home.client));
	expect(await json(await post(home, "/oidc/introspect", { token }))).toMatchObject({ active: true, sub: alice.id });
	expect((await post(home, "/oidc/revoke", { token })).status).toBe(200);
	expect(await json(await post(home, "/oidc/introspect", { token }))).toEqual({ active: false });
	expect((await userinfo(home, token)).status).toBe(401);
});

test("an authorization can be pushed (RFC 9126), and is good once", async () => {
	const home = await openVpnHousehold();
	const begun = beginAuthorization(home);
	const pushed = await post(home, "/oidc/par", Object.fromEntries(new URL(begun.url).searchParams));
	expect(pushed.status).toBe(201);
	const { request_uri } = await json(pushed);
	const query = new URLSearchParams({ client_id: home.client.id, request_uri });
	const short = { ...begun, url: `${home.origin}/oidc/auth?${query}` };
	const answer = await authorize(home, await home.join("alice"), short);
	expect((await redeem(home, codeOf(answer, begun), home.client)).status).toBe(200);
	expect(await refusal(home, short.url)).toMatchObject({ error: "invalid_request_uri" });
});

test("a redirect URI with the default port is the registered one; any other is refused with what is registered", async () => {
	const home = await openVpnHousehold();
	const withPort = { redirect_uri: callback.replace(".org/", ".org:443/") };
	const begun = beginAuthorization(home, withPort);
	const code = codeOf(await authorize(home, await home.join("alice"), begun), begun);
	expect((await redeem(home, { ...code, ...withPort }, home.client)).status).toBe(200);
	for (const redirect_uri of [`${callback}/`, callback.replace(".org/", ".org:8443/"), `${callback}?a=b`]) {
		const { answer } = await home.plainBrowser().follow(beginAuthorization(home, { redirect_uri }).url);
		expect(answer?.status).toBe(400);
		const text = await answer?.text();
		for (const uri of [redirect_uri, callback]) expect(text).toContain(`>${uri}</bdi>`);
	}
});

test("logging out at the provider ends what the browser's programs were given", async () => {
	const home = await openVpnHousehold();
	const browser = home.plainBrowser();
	const begun = beginAuthorization(home);
	const code = codeOf(await authorize(home, await home.join("alice"), begun, browser), begun);
	const tokens = await tokensOf(await redeem(home, code, home.client));
	const asked = await browser.open(`${home.origin}/oidc/logout?id_token_hint=${tokens.id_token}`);
	const [, xsrf = ""] = /name="xsrf" value="([^"]+)"/.exec(await asked.text()) ?? [];
	const body = new URLSearchParams({ xsrf, logout: "yes" });
	const done = await browser.follow(`${home.origin}/oidc/logout/confirm`, { method: "POST", body });
	expect(await done.answer?.text()).toContain("Logged out");
	expect((await userinfo(home, tokens.access_token)).status).toBe(401);
});

test("the provider's pages are held to the same as all others, and the server's own calls are untouched", async () => {
	const home = await openVpnHousehold();
	const { answer } = await home.plainBrowser().follow(beginAuthorization(home).url);
	const [page, refused, info] = [
		answer,
		await home.plainBrowser().open(`${home.origin}/oidc/auth`),
		await fetch(`${home.address}/api/server`),
	];
	for (const each of [page, refused]) {
		expect(each?.headers.get("content-security-policy")).toMatch(
			/default-src 'none';script-src 'self'.*form-action 'self'/,
		);
		expect(each?.headers.get("permissions-policy")).toContain("publickey-credentials-get=(self)");
		expect(each?.headers.get("x-frame-options")).toBe("DENY");
	}
	expect(info.headers.get("content-security-policy")).toContain("form-action 'none'");
	expect((await fetch(`${home.address}/.well-known/jwks.json`)).status).toBe(200);
});
