import { expect, test } from "vitest";
import { hashOf, newId, newSecret } from "../secret.ts";
import { type Ground, openGround, type Person } from "../testing/ground.ts";
import { changeAccount } from "./change-account.ts";
import { removeAccount } from "./remove-account.ts";

async function people() {
	const ground = await openGround();
	const root = await ground.join("root", ["admin"]);
	const alice = await ground.join("alice", ["admin"]);
	return { ground, root, alice };
}

/** Everything by which somebody acts as an account, each once. */
async function furnish({ storage, sessions }: Ground, { account }: Person): Promise<void> {
	const userId = account.id;
	const expires_at = storage.clock() + 60_000;
	await storage.write(async (trx) => {
		await sessions.begin(trx, userId);
		await trx
			.insertInto("pairing")
			.values({ id: newId(), user_id: userId, name: "Laptop", token_hash: newId(), key_thumbprint: "k", created_at: 1 })
			.execute();
		await trx
			.insertInto("proof")
			.values({ token_hash: hashOf(newSecret()), user_id: userId, held_by: "session s", expires_at })
			.execute();
		const ticket = { ticket_hash: newId(), request_id: "r", user_id: userId, expires_at };
		await trx.insertInto("ceremony_ticket").values(ticket).execute();
		const token = { model: "RefreshToken", id_hash: newId(), payload_json: "{}", user_id: userId, expires_at };
		await trx.insertInto("oidc_record").values(token).execute();
	});
}

const held = ["web_session", "pairing", "proof", "ceremony_ticket", "oidc_record"] as const;

async function heldBy({ storage }: Ground, { account }: Person): Promise<string[]> {
	const found: string[] = [];
	for (const table of held)
		if (await storage.db.selectFrom(table).select("user_id").where("user_id", "=", account.id).executeTakeFirst())
			found.push(table);
	return found;
}

/** Streams of an account, by the scope they follow, and which of them were closed. */
function openStreams({ streams }: Ground, { account }: Person): string[] {
	const closed: string[] = [];
	for (const all of [true, false])
		streams.add({ accountId: account.id, all, close: () => closed.push(all ? "all" : "own") });
	return closed;
}

const actions = {
	disabled: (ground: Ground, by: Person, { account }: Person) =>
		changeAccount(ground, by, account.name, { disabled: true }),
	removed: (ground: Ground, by: Person, { account }: Person) => removeAccount(ground, by, account.id),
};

test.each(Object.entries(actions))("an account that is %s loses everything at once", async (_, act) => {
	const { ground, root, alice } = await people();
	await furnish(ground, alice);
	await furnish(ground, root);
	const request = await ground.ask("alice");
	const [closed, kept] = [openStreams(ground, alice), openStreams(ground, root)];
	await act(ground, root, alice);
	expect(await heldBy(ground, alice)).toEqual([]);
	expect(await heldBy(ground, root)).toEqual([...held]);
	expect(closed).toEqual(["all", "own"]);
	expect(kept).toEqual([]);
	const row = await ground.storage.db
		.selectFrom("login_request")
		.select("state")
		.where("id", "=", request.id)
		.executeTakeFirst();
	expect(row?.state).toBe("cancelled");
});

test("a login request for a disabled account is one for nobody, until it is switched on", async () => {
	const { ground, root } = await people();
	const owner = async () => {
		const { id } = await ground.ask("alice");
		const select = ground.storage.db.selectFrom("login_request").select("user_id").where("id", "=", id);
		return (await select.executeTakeFirstOrThrow()).user_id;
	};
	await changeAccount(ground, root, "alice", { disabled: true });
	expect(await owner()).toBeNull();
	const { id } = await changeAccount(ground, root, "alice", { disabled: false });
	expect(await owner()).toBe(id);
});

test("what came to be while an account was off does not come to life with it", async () => {
	const { ground, root, alice } = await people();
	await changeAccount(ground, root, "alice", { disabled: true });
	await furnish(ground, alice);
	await changeAccount(ground, root, "alice", { disabled: false });
	expect(await heldBy(ground, alice)).toEqual([]);
});

test("a lost role closes the streams of everybody's requests, and no others", async () => {
	const { ground, root, alice } = await people();
	const closed = openStreams(ground, alice);
	await furnish(ground, alice);
	expect(await changeAccount(ground, root, "alice", { roles: [] })).toMatchObject({ roles: [], disabled: false });
	expect(closed).toEqual(["all"]);
	expect(await heldBy(ground, alice)).toEqual([...held]);
});

test("links that a former administrator made work no more", async () => {
	const { ground, root, alice } = await people();
	const link = { kind: "invite" as const, secret_hash: "h", roles_json: '["admin"]', created_at: 1 };
	const expires_at = ground.storage.clock() + 60_000;
	const values = { ...link, id: "l", created_by: alice.account.id, expires_at };
	await ground.storage.db.insertInto("invite").values(values).execute();
	await changeAccount(ground, root, "alice", { roles: [] });
	const row = await ground.storage.db.selectFrom("invite").select("ended_at").where("id", "=", "l").executeTakeFirst();
	expect(row?.ended_at).toBe(ground.storage.clock());
	const entry = await ground.storage.db
		.selectFrom("audit_entry")
		.innerJoin("audit_personal", "audit_personal.seq", "audit_entry.seq")
		.select("fields_json")
		.where("action", "=", "invite-withdrawn")
		.executeTakeFirstOrThrow();
	expect(JSON.parse(entry.fields_json)).toEqual({ link: "invite", by: "root" });
});

test("each change is audited with who made it, and one that changes nothing is none", async () => {
	const { ground, root } = await people();
	await changeAccount(ground, root, "alice", { disabled: true });
	await changeAccount(ground, root, "alice", { disabled: true, roles: ["admin"] });
	await changeAccount(ground, root, "alice", { disabled: false, roles: [] });
	await removeAccount(ground, root, "alice");
	const rows = await ground.storage.db
		.selectFrom("audit_entry")
		.innerJoin("audit_personal", "audit_personal.seq", "audit_entry.seq")
		.select(["action", "fields_json"])
		.where("action", "like", "account-%")
		.where("action", "!=", "account-created")
		.orderBy("audit_entry.seq")
		.execute();
	expect(rows.map(({ action, fields_json }) => ({ action, ...JSON.parse(fields_json) }))).toEqual([
		{ action: "account-changed", name: "alice", disabled: "yes", by: "root" },
		{ action: "account-changed", name: "alice", disabled: "no", roles: "none", by: "root" },
		{ action: "account-removed", name: "alice", by: "root" },
	]);
});
