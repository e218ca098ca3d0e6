import { beforeEach, expect, test, vi } from "vitest";
import { NewOidcClient } from "../../contract/oidc-client.ts";
import {
	authorize,
	type Begun,
	beginAuthorization,
	codeOf,
	redeem,
	tokensOf,
	userinfo,
} from "../testing/oidc/relying-party.ts";
import { callback, type Inhabitant, openVpnHousehold, type VpnHousehold } from "../testing/oidc/vpn-household.ts";
import { createClient } from "./clients/create-client.ts";

/*
 * What people try who are no client, or not the one that they say. Each is refused, and stands in the log.
 */

let home: VpnHousehold;
let alice: Inhabitant;
let stranger: Awaited<ReturnType<typeof createClient>>;
let logged: ReturnType<typeof vi.spyOn>;

beforeEach(async () => {
	home = await openVpnHousehold({ name: "Wiki", preset: "confidential", deviceFlow: true });
	alice = await home.join("alice");
	const wish = { name: "Other", preset: "confidential", redirectUris: [callback], deviceFlow: true };
	stranger = await createClient(home.storage, home.origin, NewOidcClient.parse(wish));
	logged = vi.spyOn(home.app.log, "warn");
});

const read = async (answer: Response) => ({ status: answer.status, ...Object((await answer.json()) as unknown) });

/** The errors that were logged, which hold none of these. */
function refusals(...secrets: string[]): string[] {
	const text = JSON.stringify(logged.mock.calls);
	for (const secret of secrets) expect(text).not.toContain(secret);
	return logged.mock.calls.map(([refusal]: unknown[]) => Object(refusal).error);
}

async function newCode(begun: Begun = beginAuthorization(home), pkce = true) {
	return codeOf(await authorize(home, alice, begun), begun, pkce);
}

test("a code is worth nothing to another client, before and after it was used, and is not used up by trying", async () => {
	const code = await newCode();
	expect(await read(await redeem(home, code, stranger))).toMatchObject({ status: 400, error: "invalid_grant" });
	expect((await redeem(home, code, home.client)).status).toBe(200);
	expect(await read(await redeem(home, code, stranger))).toMatchObject({ status: 400, error: "invalid_grant" });
	expect(refusals(code["code"] ?? "")).toEqual(["invalid_grant", "invalid_grant"]);
});

test("an expired code is worth nothing to anybody, used or not", async () => {
	const [used, unused] = [await newCode(), await newCode()];
	await redeem(home, used, home.client);
	await home.storage.db
		.updateTable("oidc_record")
		.set({ expires_at: 1 })
		.where("model", "=", "AuthorizationCode")
		.execute();
	for (const code of [used, unused])
		for (const client of [home.client, stranger])
			expect(await read(await redeem(home, code, client))).toMatchObject({ status: 400, error: "invalid_grant" });
	expect(refusals()).toHaveLength(4);
});

test("of twenty clients that redeem a code at once one gets tokens, and the next try takes them back", async () => {
	const code = await newCode();
	const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(home, code, home.client)));
	const [winner, ...others] = answers.filter(({ status }) => status === 200);
	if (!winner) throw new Error("Nobody got tokens.");
	expect(others).toEqual([]);
	const { access_token: token } = await tokensOf(winner);
	expect((await redeem(home, code, home.client)).status).toBe(400);
	expect((await userinfo(home, token)).status).toBe(401);
	expect(refusals(code["code"] ?? "", token).filter((error) => error === "invalid_grant")).toHaveLength(20);
});

test("PKCE that is left out, plain or of another login is refused", async () => {
	const { code_verifier: own = "", ...code } = await newCode();
	for (const verifier of [{}, { code_verifier: "b".repeat(43) }])
		expect(await read(await redeem(home, { ...code, ...verifier }, home.client))).toMatchObject({ status: 400 });
	expect((await redeem(home, { ...code, code_verifier: own }, home.client)).status).toBe(200);
	const plain = { code_challenge: own, code_challenge_method: "plain" };
	for (const begun of [beginAuthorization(home, {}, false), beginAuthorization(home, plain)]) {
		const { url } = await home.plainBrowser().follow(begun.url);
		expect(new URL(url).searchParams.get("error")).toBe("invalid_request");
	}
	expect(refusals(own)).toEqual(["invalid_grant", "invalid_grant", "invalid_request", "invalid_request"]);
});

test("a verifier that comes for a code without a challenge is refused (RFC 9700, section 2.1.1)", async () => {
	const lenient = await openVpnHousehold();
	const begun = beginAuthorization(lenient, {}, false);
	const code = codeOf(await authorize(lenient, await lenient.join("alice"), begun), begun);
	expect(await read(await redeem(lenient, code, lenient.client))).toMatchObject({ error: "invalid_grant" });
});

const tricks = [
	"https://vpn.example.org@evil.example/oidc/callback",
	"https://evil.example\\@vpn.example.org/oidc/callback",
	"https://vpn.example.org\\.evil.example/oidc/callback",
	"https://vpn.example.org:443@evil.example/oidc/callback",
	"https://vpn.example.org:8443/oidc/callback",
	"https://vpn.example.org%2f@evil.example/oidc/callback",
	"https://vpn.example.org/oidc/callback%2f..",
	"https://vpn.example.org/oidc/callback/../../elsewhere",
	"https://vpn.example.org/oidc/%63allback",
	"https://vpn.example.org/oidc/callback?next=https://evil.example",
	"https://vpn.example.org/oidc/callback#part",
	"https://user:word@vpn.example.org/oidc/callback",
	"https://vpn.example.org./oidc/callback",
	"https://VPN.example.org/oidc/callback",
	"http://vpn.example.org/oidc/callback",
	"//vpn.example.org/oidc/callback",
	"javascript:alert(1)//vpn.example.org/oidc/callback",
	" https://vpn.example.org/oidc/callback",
	"https://vpn.example.org/oidc/callback\u0000",
];

test("nobody is sent to an address that is not the registered one, whatever is done to it", async () => {
	for (const redirect_uri of tricks) {
		const answer = await home.plainBrowser().open(beginAuthorization(home, { redirect_uri }).url);
		expect([redirect_uri, answer.status, answer.headers.get("location")]).toEqual([redirect_uri, 400, null]);
	}
	expect(refusals()).toEqual(tricks.map(() => expect.stringMatching(/^invalid_(redirect_uri|request)$/)));
	const twice = `${beginAuthorization(home).url}&redirect_uri=https%3A%2F%2Fevil.example`;
	const { url } = await home.plainBrowser().follow(twice);
	expect(url.startsWith(`${callback}?error=invalid_request`)).toBe(true);
});

test("a code that was given for one address is not redeemed with another", async () => {
	const code = await newCode();
	for (const redirect_uri of ["https://evil.example/", `${callback}/`])
		expect((await redeem(home, { ...code, redirect_uri }, home.client)).status).toBe(400);
	expect((await redeem(home, code, home.client)).status).toBe(200);
});

test("a device's code that another client took is worth nothing to it, and polling without a pause is slowed", async () => {
	const basic = (id: string, secret = "") => `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;
	const asked = await read(
		await fetch(`${home.address}/oidc/device/auth`, {
			method: "POST",
			headers: { authorization: basic(home.client.id, home.client.secret) },
			body: new URLSearchParams({ scope: "openid" }),
		}),
	);
	const grant = { grant_type: "urn:ietf:params:oauth:grant-type:device_code", device_code: asked.device_code };
	expect(await read(await redeem(home, grant, stranger))).toMatchObject({ status: 400, error: "invalid_grant" });
	const told: string[] = [];
	for (let poll = 0; poll < 130; poll += 1) told.push((await read(await redeem(home, grant, home.client))).error);
	expect(new Set(told)).toEqual(new Set(["authorization_pending", "slow_down"]));
	expect(told.at(-1)).toBe("slow_down");
	expect(refusals(asked.device_code)).toEqual(["invalid_grant"]);
});

test("a token is looked up and taken back by nobody but the client it was given to", async () => {
	const { access_token: token } = await tokensOf(await redeem(home, await newCode(), home.client));
	const ask = (path: string, authorization: Record<string, string>) =>
		fetch(`${home.address}/oidc/${path}`, {
			method: "POST",
			headers: authorization,
			body: new URLSearchParams({ token }),
		});
	const other = { authorization: `Basic ${Buffer.from(`${stranger.id}:${stranger.secret}`).toString("base64")}` };
	expect(await read(await ask("introspect", other))).toEqual({ status: 200, active: false });
	await ask("revoke", other);
	for (const path of ["introspect", "revoke"]) expect((await ask(path, {})).status).toBeGreaterThanOrEqual(400);
	expect((await userinfo(home, token)).status).toBe(200);
	expect(refusals(token).length).toBeGreaterThanOrEqual(2);
});

test("an authorization is neither read from an object that was signed elsewhere nor fetched", async () => {
	const request = `${btoa('{"alg":"none"}')}.${btoa(`{"client_id":"${home.client.id}"}`)}.`;
	const elsewhere = { request_uri: "https://evil.example/request" };
	for (const more of [{ request }, elsewhere]) {
		const { url } = await home.plainBrowser().follow(beginAuthorization(home, more).url);
		const { origin, searchParams } = new URL(url);
		expect([origin, searchParams.has("code")]).toEqual([new URL(callback).origin, false]);
		expect(searchParams.get("error")).toMatch(/^(request|request_uri)_not_supported$|^invalid_request/);
		expect(searchParams.get("iss")).toBe(home.origin);
	}
	expect(refusals()).toHaveLength(2);
});
