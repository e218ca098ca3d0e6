import { expect, test } from "vitest";
import { NewOidcClient } from "../../../contract/oidc-client.ts";
import { addHost } from "../../hosts/add-host.ts";
import { openGround } from "../../testing/ground.ts";
import { openVpnHousehold } from "../../testing/oidc/vpn-household.ts";
import { changeClient } from "./change-client.ts";
import { clientMetadata } from "./client-metadata.ts";
import { createClient } from "./create-client.ts";
import { findClient } from "./find-client.ts";

const issuer = "https://sign.example.org";
const redirectUris = ["https://vpn.example.org/oidc/callback"];

async function openClient(more: object = {}) {
	const ground = await openGround();
	const wish = NewOidcClient.parse({ name: "VPN", preset: "headscale", redirectUris, ...more });
	const created = await createClient(ground.storage, issuer, wish);
	return { ...ground, created, change: (to: object) => changeClient(ground, issuer, "VPN", to) };
}

test("what is named changes and the rest stays; each change is audited with what it was", async () => {
	const { change, created, storage } = await openClient({ allowedGroups: ["staff"] });
	const postLogoutRedirectUris = ["https://vpn.example.org:443/bye"];
	const changed = await change({ name: "Family VPN", postLogoutRedirectUris, matchCode: "off" });
	const { secret: _, ...before } = created;
	expect(changed).toEqual({
		...before,
		name: "Family VPN",
		postLogoutRedirectUris: ["https://vpn.example.org/bye"],
		matchCode: "off",
	});
	expect(clientMetadata(await findClient(storage.db, "Family VPN"))).toMatchObject({
		post_logout_redirect_uris: ["https://vpn.example.org/bye"],
		match_code: "off",
	});
	const last = storage.db.selectFrom("audit_personal").select("fields_json").orderBy("seq", "desc").limit(2);
	expect((await last.execute()).map(({ fields_json }) => JSON.parse(fields_json))).toEqual([
		{ client: "Family VPN", before: "VPN", logout_redirects: "https://vpn.example.org/bye" },
		{ client: "Family VPN", before: "required", match_code: "off" },
	]);
});

test("a change that would leave a client useless, or with a name that is taken, is refused as a whole", async () => {
	const { change, storage, hub, created } = await openClient();
	await createClient(storage, issuer, NewOidcClient.parse({ name: "Other", preset: "public", redirectUris }));
	await expect(change({ redirectUris: [] })).rejects.toMatchObject({ members: { fault: "no-redirect" } });
	await expect(change({ name: "Other", matchCode: "off" })).rejects.toMatchObject({ code: "name-taken" });
	await addHost(storage, { name: "web1" });
	await expect(change({ name: "web1" })).rejects.toMatchObject({ code: "name-taken" });
	await expect(changeClient({ storage, hub }, issuer, "Other", { ciba: true })).rejects.toMatchObject({
		members: { fault: "ciba-without-secret" },
	});
	const notificationUri = "https://desk.example.org/told";
	await expect(change({ notificationUri })).rejects.toMatchObject({ members: { fault: "notified-without-ciba" } });
	const bad = { ciba: true, notificationUri: "http://desk.example.org/" };
	await expect(change(bad)).rejects.toMatchObject({ members: { fault: "notified-where" } });
	await expect(changeClient({ storage, hub }, issuer, "Nowhere", {})).rejects.toMatchObject({ code: "not-found" });
	expect(await change({})).toMatchObject({ name: created.name, matchCode: "required" });
});

test("a client is told where it wishes, until that is taken away", async () => {
	const { change } = await openClient();
	const notificationUri = "https://desk.example.org/told";
	expect(await change({ ciba: true, notificationUri })).toMatchObject({ notificationUri });
	expect(await change({ deviceFlow: true })).toMatchObject({ notificationUri });
	expect(await change({ notificationUri: null })).not.toHaveProperty("notificationUri");
});

test("a native client is answered on any port of its machine, a device client nowhere", async () => {
	const home = await openVpnHousehold({
		preset: "native",
		redirectUris: ["http://127.0.0.1/cb", "org.example.app:/cb"],
	});
	const begin = async (redirect_uri: string) => {
		const query = new URLSearchParams({
			client_id: home.client.id,
			redirect_uri,
			response_type: "code",
			scope: "openid",
			code_challenge: "a".repeat(43),
			code_challenge_method: "S256",
		});
		return (await home.plainBrowser().open(`${home.origin}/oidc/auth?${query}`)).status;
	};
	expect(await begin("http://127.0.0.1:41234/cb")).toBe(303);
	expect(await begin("org.example.app:/cb")).toBe(303);
	expect(await begin("http://127.0.0.1:41234/other")).toBe(400);
	const { storage, origin } = home;
	const device = await createClient(storage, origin, NewOidcClient.parse({ name: "TV", preset: "device" }));
	expect(device).toMatchObject({ deviceFlow: true, redirectUris: [] });
	expect(device.secret).toBeUndefined();
	const asked = await fetch(`${home.address}/oidc/device/auth`, {
		method: "POST",
		body: new URLSearchParams({ client_id: device.id, scope: "openid" }),
	});
	expect(asked.status).toBe(200);
	const wish = NewOidcClient.parse({ name: "TV 2", preset: "device", redirectUris: ["https://tv.example/cb"] });
	await expect(createClient(storage, origin, wish)).rejects.toMatchObject({ members: { fault: "device-only" } });
});
