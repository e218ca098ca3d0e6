import { expect, test } from "vitest";
import { NewOidcClient } from "../../../contract/oidc-client.ts";
import { createClient } from "../../oidc/clients/create-client.ts";
import { openGround } from "../../testing/ground.ts";
import { accountGroups } from "../account-groups.ts";
import { changeAccount } from "../change-account.ts";
import { removeAccount } from "../remove-account.ts";
import { changeGroup, createGroup, removeGroup } from "./change-groups.ts";
import { listGroups } from "./list-groups.ts";

async function people() {
	const ground = await openGround();
	const [root, alice] = [await ground.join("root", ["admin"]), await ground.join("alice")];
	await ground.join("bob");
	const letIn = (...allowedGroups: string[]) => {
		const wish = { name: "VPN", preset: "headscale", redirectUris: ["https://vpn.example.org/cb"], allowedGroups };
		return createClient(ground.storage, "https://sign.example.org", NewOidcClient.parse(wish));
	};
	return { ...ground, root, alice, letIn };
}

test("a group is a name with members, and a role is one whose members have it", async () => {
	const { storage, root, letIn } = await people();
	expect(await createGroup(storage, "staff", root)).toEqual({ name: "staff", role: false, members: [], clients: [] });
	await changeGroup(storage, "staff", { add: ["bob", "alice"] }, root);
	await letIn("staff", "admin");
	expect(await listGroups(storage.db)).toEqual([
		{ name: "admin", role: true, members: ["root"], clients: ["VPN"] },
		{ name: "staff", role: false, members: ["alice", "bob"], clients: ["VPN"] },
	]);
	const { members } = await changeGroup(storage, "staff", { remove: ["alice"], add: ["bob"] }, root);
	expect(members).toEqual(["bob"]);
	expect(await accountGroups(storage, { name: "alice" })).toEqual([]);
});

test("a group comes to be where somebody or a client is given its name", async () => {
	const { storage, letIn } = await people();
	await accountGroups(storage, { name: "alice", groups: ["crew"] });
	await letIn("staff");
	expect((await listGroups(storage.db)).map(({ name, members }) => [name, ...members])).toEqual([
		["admin", "root"],
		["crew", "alice"],
		["staff"],
	]);
});

test("a role's name is taken, its members come and go with the role, and whom nobody knows is none", async () => {
	const { storage, root } = await people();
	await createGroup(storage, "staff", root);
	for (const name of ["admin", "staff"])
		await expect(createGroup(storage, name, root)).rejects.toMatchObject({ code: "name-taken" });
	const refused = { code: "not-found" };
	await expect(changeGroup(storage, "admin", { add: ["alice"] }, root)).rejects.toMatchObject(refused);
	await expect(changeGroup(storage, "crew", { add: ["alice"] }, root)).rejects.toMatchObject(refused);
	const role = accountGroups(storage, { name: "alice", groups: ["admin"] });
	await expect(role).rejects.toMatchObject({ code: "invalid-request" });
	const stranger = changeGroup(storage, "staff", { add: ["alice", "nobody"] }, root);
	await expect(stranger).rejects.toMatchObject({ ...refused, members: { account: "nobody" } });
	await expect(removeGroup(storage, "admin", root)).rejects.toMatchObject(refused);
	expect((await listGroups(storage.db))[1]?.members).toEqual([]);
});

test("a group that a client lets in stays; another goes with its memberships, and both are audited", async () => {
	const { storage, root, letIn } = await people();
	await letIn("staff");
	await createGroup(storage, "crew", root);
	await changeGroup(storage, "crew", { add: ["alice"] }, root);
	const kept = removeGroup(storage, "staff", root);
	await expect(kept).rejects.toMatchObject({ code: "group-in-use", members: { clients: ["VPN"] } });
	await removeGroup(storage, "crew", root);
	expect(await accountGroups(storage, { name: "alice" })).toEqual([]);
	const entries = await storage.db
		.selectFrom("audit_entry")
		.innerJoin("audit_personal", "audit_personal.seq", "audit_entry.seq")
		.select(["action", "fields_json"])
		.orderBy("audit_entry.seq", "desc")
		.limit(3)
		.execute();
	expect(entries.map(({ action, fields_json }) => ({ action, ...JSON.parse(fields_json) }))).toEqual([
		{ action: "group-removed", group: "crew", members: "alice", by: "root" },
		{ action: "account-changed", name: "alice", groups: "crew", by: "root" },
		{ action: "group-added", group: "crew", by: "root" },
	]);
});

test("removed accounts are in no group, and who is no administrator any more changes none", async () => {
	const ground = await people();
	const { storage, root, alice } = ground;
	await createGroup(storage, "staff", root);
	await changeGroup(storage, "staff", { add: ["alice", "bob"] }, root);
	await removeAccount(ground, root, "bob");
	expect((await listGroups(storage.db))[1]?.members).toEqual(["alice"]);
	await changeAccount(ground, root, "alice", { roles: ["admin"] });
	await changeAccount(ground, alice, "root", { roles: [] });
	await expect(createGroup(storage, "crew", root)).rejects.toMatchObject({ code: "forbidden" });
});
