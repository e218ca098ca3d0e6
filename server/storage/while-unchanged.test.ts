import { expect, onTestFinished, test } from "vitest";
import { openStorage } from "./storage.ts";
import { whileUnchanged } from "./while-unchanged.ts";

const client = {
	name: "VPN",
	preset: "headscale",
	secret_hash: null,
	redirect_uris_json: "[]",
	allowed_groups_json: "[]",
	device_flow: 0,
	ciba: 0,
	notification_uri: null,
	created_at: 0,
} as const;

/** Names of clients, kept; and how often they were read. */
async function ground() {
	const storage = await openStorage(":memory:", () => 0);
	onTestFinished(() => storage.close());
	const { db } = storage;
	const kept = whileUnchanged<string>(storage, "oidc_client");
	let reads = 0;
	const nameOf = (id: string) =>
		kept(id, async () => {
			reads += 1;
			return (await db.selectFrom("oidc_client").select("name").where("id", "=", id).executeTakeFirst())?.name;
		});
	const rename = (db: Pick<typeof storage.db, "updateTable">, name: string) =>
		db.updateTable("oidc_client").set({ name }).where("id", "=", "one").execute();
	await db
		.insertInto("oidc_client")
		.values([
			{ ...client, id: "one" },
			{ ...client, id: "two", name: "Desk" },
		])
		.execute();
	return { storage, nameOf, rename, reads: () => reads };
}

test("what was read is read once, each name for itself, and what is not there each time", async () => {
	const { nameOf, reads } = await ground();
	for (const id of ["one", "two", "one", "two"]) expect(await nameOf(id)).toBe(id === "one" ? "VPN" : "Desk");
	expect(reads()).toBe(2);
	for (const _ of [1, 2]) expect(await nameOf("three")).toBeUndefined();
	expect(reads()).toBe(4);
});

test("a change, a removal and what comes anew are seen by the next who asks", async () => {
	const { storage, nameOf, rename } = await ground();
	expect(await nameOf("one")).toBe("VPN");
	await storage.write((trx) => rename(trx, "Family VPN"));
	expect(await nameOf("one")).toBe("Family VPN");
	await storage.db.deleteFrom("oidc_client").execute();
	expect(await nameOf("one")).toBeUndefined();
	await storage.db
		.insertInto("oidc_client")
		.values({ ...client, id: "one", name: "New" })
		.execute();
	expect(await nameOf("one")).toBe("New");
});

test("who asks while a change is being written gets what is committed then, and never what was taken back", async () => {
	const { storage, nameOf, rename } = await ground();
	expect(await nameOf("one")).toBe("VPN");
	let meanwhile: Promise<string | undefined> | undefined;
	await storage.write(async (trx) => {
		await rename(trx, "Family VPN");
		meanwhile = nameOf("one");
	});
	expect(await meanwhile).toBe("Family VPN");
	const refused = storage.write(async (trx) => {
		await rename(trx, "Refused");
		meanwhile = nameOf("one");
		throw new RangeError();
	});
	await expect(refused).rejects.toThrow(RangeError);
	expect(await meanwhile).toBe("Family VPN");
	expect(await nameOf("one")).toBe("Family VPN");
});

test("what was read before a change that came meanwhile is not kept", async () => {
	const { storage, rename } = await ground();
	const kept = whileUnchanged<string>(storage, "oidc_client");
	const late = await kept("one", async () => {
		await rename(storage.db, "Family VPN");
		return "VPN";
	});
	expect(late).toBe("VPN");
	expect(await kept("one", async () => "read anew")).toBe("read anew");
});
