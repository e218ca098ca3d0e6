import { expect, test } from "vitest";
import { NewOidcClient } from "../../../contract/oidc-client.ts";
import { findGroup } from "../../accounts/groups/list-groups.ts";
import { openGround } from "../../testing/ground.ts";
import { authorize, beginAuthorization, codeOf, redeem, tokensOf, userinfo } from "../../testing/oidc/relying-party.ts";
import { approve, nameYourself, openVpnHousehold } from "../../testing/oidc/vpn-household.ts";
import { changeClient } from "./change-client.ts";
import { createClient } from "./create-client.ts";
import { listClients } from "./list-clients.ts";
import { removeClient } from "./remove-client.ts";
import { rotateSecret } from "./rotate-secret.ts";

const issuer = "https://sign.example.org";
const redirectUris = ["https://vpn.example.org:443/oidc/callback"];
const wish = (more: object = {}) => NewOidcClient.parse({ name: "VPN", preset: "headscale", redirectUris, ...more });

test("a client's secret is told once and kept as a hash; its redirect URI loses the port that goes without saying", async () => {
	const { storage } = await openGround();
	const { secret, ...created } = await createClient(storage, issuer, wish());
	expect(secret).toMatch(/^[\w-]{43}$/);
	expect(created).toMatchObject({ name: "VPN", issuer, redirectUris: ["https://vpn.example.org/oidc/callback"] });
	expect(JSON.stringify(await storage.db.selectFrom("oidc_client").selectAll().execute())).not.toContain(secret);
	const { issuer: _, ...listed } = created;
	expect(await listClients(storage)).toEqual([listed]);
});

test("clients are listed as people sort, and so are those of a group", async () => {
	const { storage } = await openGround();
	for (const name of ["wiki", "VPN", "Zulip", "desk", "Éclair"])
		await createClient(storage, issuer, wish({ name, allowedGroups: ["staff"] }));
	const sorted = ["desk", "Éclair", "VPN", "wiki", "Zulip"];
	expect((await listClients(storage)).map(({ name }) => name)).toEqual(sorted);
	expect(await findGroup(storage.db, "staff")).toMatchObject({ clients: sorted });
});

test("names are unique, a client needs a place to be answered, and Tailscale's is known", async () => {
	const { storage } = await openGround();
	await createClient(storage, issuer, wish());
	await expect(createClient(storage, issuer, wish())).rejects.toMatchObject({ code: "name-taken" });
	const nowhere = wish({ name: "Other", redirectUris: [] });
	await expect(createClient(storage, issuer, nowhere)).rejects.toMatchObject({ code: "invalid-request" });
	const tailnet = await createClient(storage, issuer, wish({ name: "T", preset: "tailscale", redirectUris: [] }));
	expect(tailnet.redirectUris).toEqual(["https://login.tailscale.com/a/oauth_response"]);
	const open = await createClient(storage, issuer, wish({ name: "Public", preset: "public" }));
	expect(open.secret).toBeUndefined();
	await expect(rotateSecret(storage, issuer, "Public")).rejects.toMatchObject({ code: "not-found" });
});

test("what is done with clients is audited", async () => {
	const { storage, hub } = await openGround();
	await createClient(storage, issuer, wish());
	await rotateSecret(storage, issuer, "VPN");
	await changeClient({ storage, hub }, issuer, "VPN", { matchCode: "off", allowedGroups: ["staff"] });
	await changeClient({ storage, hub }, issuer, "VPN", { matchCode: "off" });
	await removeClient({ storage, hub }, "VPN");
	await expect(removeClient({ storage, hub }, "VPN")).rejects.toMatchObject({ code: "not-found" });
	const entries = await storage.db.selectFrom("audit_entry").select("action").orderBy("seq").execute();
	expect(entries.map(({ action }) => action)).toEqual([
		"client-added",
		"client-secret-changed",
		"group-added",
		"client-match-code-changed",
		"client-changed",
		"client-removed",
	]);
});

test("a new secret is good at once and the old one no more; a removed client's tokens are none", async () => {
	const home = await openVpnHousehold();
	const begun = beginAuthorization(home);
	const code = codeOf(await authorize(home, await home.join("alice"), begun), begun);
	const { secret } = await rotateSecret(home.storage, home.origin, "headscale");
	expect((await redeem(home, code, home.client)).status).toBe(401);
	const tokens = await tokensOf(await redeem(home, code, { id: home.client.id, secret }));
	expect((await userinfo(home, tokens.access_token)).status).toBe(200);
	await removeClient(home, "headscale");
	expect((await userinfo(home, tokens.access_token)).status).toBe(401);
});

test("the hash of a secret is no secret", async () => {
	const home = await openVpnHousehold();
	const begun = beginAuthorization(home);
	const code = codeOf(await authorize(home, await home.join("alice"), begun), begun);
	const row = await home.storage.db.selectFrom("oidc_client").select("secret_hash").executeTakeFirstOrThrow();
	expect((await redeem(home, code, { id: home.client.id, secret: row.secret_hash ?? "" })).status).toBe(401);
});

test("who is in none of the allowed groups is told so after the approval, and the client as well", async () => {
	const home = await openVpnHousehold({ allowedGroups: ["staff"] });
	const alice = await home.join("alice");
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	await approve(alice, await nameYourself(browser, url, "alice"));
	expect(await (await browser.open(url)).text()).toContain("the account is in none of the groups that may log in here");
	const back = new URL((await browser.follow(`${url}/give-up`)).url).searchParams;
	expect(back.get("error")).toBe("access_denied");
	expect(back.get("error_description")).toBe("the account is in none of the groups that may log in here");
	await home.storage.db.insertInto("account_group").values({ user_id: alice.id, name: "staff" }).execute();
	expect((await authorize(home, alice, beginAuthorization(home))).get("code")).not.toBeNull();
});
