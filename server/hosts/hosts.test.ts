import { expect, test } from "vitest";
import { revokeRestored } from "../backup/revoke-restored.ts";
import { openGround } from "../testing/ground.ts";
import { addHost } from "./add-host.ts";
import { enrolHost } from "./enrol-host.ts";
import { listHosts } from "./list-hosts.ts";
import { removeHost } from "./remove-host.ts";

const hour = 3_600_000;
const at = { thumbprint: "thumbprint", address: "203.0.113.24" };

async function openHosts() {
	const ground = await openGround();
	const { storage } = ground;
	const enrol = (code: string, thumbprint = at.thumbprint) => enrolHost(storage, { ...at, code, thumbprint });
	return { ...ground, add: (name = "web1") => addHost(storage, { name }), enrol };
}

test("a code is kept as a hash, enrols once, and is listed as long as it waits", async () => {
	const { storage, add, enrol } = await openHosts();
	const { code, expiresAt, id } = await add();
	expect(JSON.stringify(await storage.db.selectFrom("host").selectAll().execute())).not.toContain(code);
	expect(await listHosts(storage)).toEqual([
		{ id, name: "web1", createdAt: expect.any(String), codeExpiresAt: expiresAt },
	]);
	expect(await enrol(code)).toEqual({ name: "web1" });
	await expect(enrol(code, "another")).rejects.toMatchObject({ code: "code-ended" });
	expect(await listHosts(storage)).toEqual([
		{ id, name: "web1", createdAt: expect.any(String), enrolledAt: expect.any(String) },
	]);
});

test("a code ends after an hour, and when a newer one is made", async () => {
	const { add, enrol, pass } = await openHosts();
	const [first, second] = [await add(), await add()];
	expect(second.id).toBe(first.id);
	await expect(enrol(first.code)).rejects.toMatchObject({ code: "code-ended" });
	pass(hour);
	await expect(enrol(second.code)).rejects.toMatchObject({ code: "code-ended" });
	await enrol((await add()).code);
});

test("a host that is enrolled keeps its name and its key to itself, and a client of OpenID Connect its name", async () => {
	const { storage, add, enrol } = await openHosts();
	await enrol((await add()).code);
	await expect(add()).rejects.toMatchObject({ code: "name-taken" });
	const { code } = await add("web2");
	await expect(enrol(code)).rejects.toMatchObject({ code: "key-in-use" });
	const nothing = { redirect_uris_json: "[]", allowed_groups_json: "[]", device_flow: 0, ciba: 0 } as const;
	await storage.db
		.insertInto("oidc_client")
		.values({ id: "c", name: "vpn", preset: "public", secret_hash: null, created_at: 0, ...nothing })
		.execute();
	await expect(add("vpn")).rejects.toMatchObject({ code: "name-taken" });
});

test("what is done with hosts is audited, with who did it", async () => {
	const { storage, join, enrol } = await openHosts();
	const { account } = await join("alice", ["admin"]);
	const { code, id } = await addHost(storage, { name: "web1" }, account);
	await enrol(code);
	await removeHost(storage, { id }, account);
	await expect(removeHost(storage, { name: "web1" })).rejects.toMatchObject({ code: "not-found" });
	const entries = await storage.db
		.selectFrom("audit_entry")
		.innerJoin("audit_personal", "audit_personal.seq", "audit_entry.seq")
		.select(["action", "fields_json"])
		.where("action", "like", "host-%")
		.orderBy("audit_entry.seq")
		.execute();
	expect(entries.map(({ action, fields_json }) => [action, JSON.parse(fields_json)])).toEqual([
		["host-added", { name: "web1", by: "alice" }],
		["host-enrolled", { name: "web1", address: at.address }],
		["host-removed", { name: "web1", by: "alice" }],
	]);
});

test("who was an administrator until just now adds and removes nothing", async () => {
	const { storage, join, add } = await openHosts();
	const { account } = await join("bob");
	await expect(addHost(storage, { name: "web1" }, account)).rejects.toMatchObject({ code: "forbidden" });
	const { id } = await add();
	await expect(removeHost(storage, { id }, account)).rejects.toMatchObject({ code: "forbidden" });
});

test("a restore leaves hosts enrolled, and no code that works", async () => {
	const { storage, add, enrol } = await openHosts();
	await enrol((await add()).code);
	const { code } = await add("web2");
	await revokeRestored(storage, undefined);
	await expect(enrol(code, "another")).rejects.toMatchObject({ code: "code-ended" });
	const [first, second] = await listHosts(storage);
	expect([first?.enrolledAt, second?.codeExpiresAt]).toEqual([expect.any(String), undefined]);
});
