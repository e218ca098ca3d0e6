import { expect, test } from "vitest";
import { calls } from "../../../contract/calls.ts";
import { NewOidcClient } from "../../../contract/oidc-client.ts";
import { type Inhabitant, openVpnHousehold, type VpnHousehold } from "../../testing/oidc/vpn-household.ts";

const wish = NewOidcClient.parse({
	name: "Wiki",
	preset: "confidential",
	redirectUris: ["https://wiki.example.org/cb"],
});

async function administered(): Promise<VpnHousehold & { root: Inhabitant }> {
	const home = await openVpnHousehold();
	const root = await home.join("root");
	const roles_json = '["admin"]';
	await home.storage.db.updateTable("account").set({ roles_json }).where("id", "=", root.id).execute();
	return { ...home, root };
}

const everything = (id: string) => {
	const params = { id };
	return [
		({ session }: Inhabitant) => session.send(calls.listClients, {}),
		({ session }: Inhabitant) => session.send(calls.createClient, { body: wish }),
		({ session }: Inhabitant) => session.send(calls.client, { params }),
		({ session }: Inhabitant) => session.send(calls.changeClient, { params, body: { matchCode: "off" } }),
		({ session }: Inhabitant) => session.send(calls.rotateClientSecret, { params, body: {} }),
		({ session }: Inhabitant) => session.send(calls.removeClient, { params }),
		({ session }: Inhabitant) => session.send(calls.checkWebFinger, { params, body: { email: "a@example.org" } }),
		({ session }: Inhabitant) => session.send(calls.listGroups, {}),
		({ session }: Inhabitant) => session.send(calls.createGroup, { body: { name: "staff" } }),
		({ session }: Inhabitant) =>
			session.send(calls.changeGroup, { params: { name: "staff" }, body: { add: ["alice"] } }),
		({ session }: Inhabitant) => session.send(calls.removeGroup, { params: { name: "staff" } }),
	];
};

test("nobody but an administrator sees or changes clients and groups", async () => {
	const home = await openVpnHousehold();
	const alice = await home.join("alice");
	for (const attempt of everything(home.client.id))
		await expect(attempt(alice)).rejects.toMatchObject({ code: "forbidden" });
	expect(await home.storage.db.selectFrom("user_group").selectAll().execute()).toEqual([]);
});

test("an administrator makes a client, reads it without its secret, changes, renews and removes it", async () => {
	const { root, origin, storage } = await administered();
	const { session } = root;
	const { secret, ...made } = await session.send(calls.createClient, { body: wish });
	expect(secret).toMatch(/^[\w-]{43}$/);
	expect(made).toMatchObject({ ...wish, issuer: origin });
	const params = { id: made.id };
	expect(await session.send(calls.client, { params })).toEqual(made);
	const { clients } = await session.send(calls.listClients, {});
	expect(clients.map(({ name }) => name)).toEqual(["headscale", "Wiki"]);
	const changed = await session.send(calls.changeClient, { params, body: { allowedGroups: ["staff"] } });
	expect(changed).toEqual({ ...made, allowedGroups: ["staff"] });
	const renewed = await session.send(calls.rotateClientSecret, { params, body: {} });
	expect(renewed.secret).not.toBe(secret);
	const unfit = session.send(calls.changeClient, { params, body: { redirectUris: ["http://wiki.example.org/"] } });
	await expect(unfit).rejects.toMatchObject({ code: "invalid-request", members: { fault: "not-https" } });
	await session.send(calls.removeClient, { params });
	await expect(session.send(calls.client, { params })).rejects.toMatchObject({ code: "not-found" });
	const entries = await storage.db
		.selectFrom("audit_entry")
		.innerJoin("audit_personal", "audit_personal.seq", "audit_entry.seq")
		.select(["action", "fields_json"])
		.where("fields_json", "like", '%"by":"root"%')
		.orderBy("audit_entry.seq")
		.execute();
	expect(entries.map(({ action }) => action)).toEqual([
		"client-added",
		"group-added",
		"client-changed",
		"client-secret-changed",
		"client-removed",
	]);
});

test("the server goes out to ask for an address for Tailscale alone", async () => {
	const { root, client } = await administered();
	const asked = root.session.send(calls.checkWebFinger, {
		params: { id: client.id },
		body: { email: "a@example.org" },
	});
	await expect(asked).rejects.toMatchObject({ code: "not-found" });
});
