import { expect, test } from "vitest";
import { createSoftwarePasskey } from "../../e2e/software-passkey/software-passkey.ts";
import { claimName } from "../invites/claim-name.ts";
import { createInvite } from "../invites/create-invite.ts";
import { lookUpLink } from "../invites/look-up-link.ts";
import { approveLoginRequest } from "../login-requests/approve.ts";
import { storedState } from "../login-requests/current-state.ts";
import { readOutcome } from "../login-requests/outcome.ts";
import type { Notice } from "../notices/notice.ts";
import { finishRegistration } from "../passkeys/finish-registration.ts";
import { issueProof } from "../passkeys/proofs.ts";
import { startRegistration } from "../passkeys/start-registration.ts";
import { openGround } from "../testing/ground.ts";
import { createRecoveryLink } from "./recovery-link.ts";

async function lost(keepsPasskeys = false) {
	const notices: Notice[] = [];
	const ground = {
		...(await openGround()),
		queueNotice: async (...[, , notice]: [unknown, unknown, Notice]) => void notices.push(notice),
	};
	const [alice, carol] = [await ground.join("alice"), await ground.join("carol", ["admin"])];
	const wish = { account: "alice", keepsPasskeys, by: carol.account };
	const { url } = await createRecoveryLink(ground.storage, ground.party.origin, wish);
	const secret = url.split("#")[1] ?? "";
	const recover = async () => {
		const { storage, party } = ground;
		const userId = await claimName(storage, secret, "alice");
		const started = await startRegistration(storage, party, { userId, authority: { secret }, caller: undefined });
		const response = createSoftwarePasskey().register(started.options, party.origin);
		return finishRegistration(ground, { userId, ceremony: started.ceremony, response, name: "New key" });
	};
	return { ground, alice, carol, secret, recover, notices };
}

const passkeysOf = async ({ storage }: Awaited<ReturnType<typeof openGround>>, userId: string) =>
	(await storage.db.selectFrom("webauthn_credential").select("name").where("user_id", "=", userId).execute()).map(
		({ name }) => name,
	);

test("the link says whose account it gives back, and gives it back to nobody else's name", async () => {
	const { ground, secret } = await lost();
	expect(await lookUpLink(ground.storage, secret)).toEqual({
		kind: "recovery",
		account: "alice",
		keepsPasskeys: false,
	});
	await expect(claimName(ground.storage, secret, "carol")).rejects.toMatchObject({ code: "link-ended" });
});

test("its use ends sessions, apps, all keys and waiting logins, and stays visible", async () => {
	const { ground, alice, recover, notices } = await lost();
	const { storage } = ground;
	await storage.write((trx) => ground.sessions.begin(trx, alice.account.id));
	const { id } = await ground.ask("alice");
	let closed = 0;
	ground.streams.add({ accountId: alice.account.id, all: false, close: () => closed++ });
	const { account } = await recover();
	expect(account).toEqual(alice.account);
	expect(await passkeysOf(ground, alice.account.id)).toEqual(["New key"]);
	expect(await storedState(storage.db, id)).toBe("cancelled");
	expect(closed).toBe(1);
	const sessions = await storage.db
		.selectFrom("web_session")
		.selectAll()
		.where("user_id", "=", alice.account.id)
		.execute();
	expect(sessions).toHaveLength(1);
	const row = await storage.db.selectFrom("account").selectAll().where("name", "=", "alice").executeTakeFirstOrThrow();
	expect(row.recovered_at).toBe(storage.clock());
	expect(notices).toContainEqual({
		kind: "account-recovered",
		userId: alice.account.id,
		account: "alice",
		by: "carol",
	});
	const audited = await storage.db.selectFrom("audit_entry").select("action").execute();
	expect(audited.map(({ action }) => action)).toContain("account-recovered");
});

test.each(["session", "app"])(
	"a passkey that a thief's %s began to add before it is not added after it",
	async (by) => {
		const { ground, alice, recover } = await lost();
		const { storage, party } = ground;
		const stolen = {
			token_hash: "stolen",
			user_id: alice.account.id,
			created_at: 0,
			last_seen_at: 0,
			expires_at: 9e15,
		};
		await storage.db.insertInto("web_session").values(stolen).execute();
		const caller = by === "app" ? await ground.pair(alice) : { ...alice, sessionHash: "stolen" };
		const { proof } = await issueProof(storage, caller);
		const userId = alice.account.id;
		const started = await startRegistration(storage, party, { userId, authority: { proof }, caller });
		const response = createSoftwarePasskey().register(started.options, party.origin);
		const { ceremony } = started;
		const [added] = await Promise.allSettled([
			finishRegistration(ground, { userId, caller, ceremony, response, name: "evil" }),
			recover(),
		]);
		expect(await passkeysOf(ground, userId)).toEqual(["New key"]);
		// Where it was quicker it was added, and ended with all the others.
		if (added.status === "rejected") expect(added.reason).toMatchObject({ code: "ceremony-ended" });
	},
);

test("what a revoked key approved is collected by nobody", async () => {
	const { ground, alice, recover } = await lost();
	const [waiting, fetched] = [await ground.ask("alice"), await ground.ask("alice", {}, "192.0.2.1")];
	for (const { id, matchCode } of [waiting, fetched])
		await approveLoginRequest(ground, alice, id, await ground.sign(alice, id, matchCode));
	const outcome = async (id: string) => {
		const row = await ground.storage.db
			.selectFrom("login_request")
			.selectAll()
			.where("id", "=", id)
			.executeTakeFirstOrThrow();
		return readOutcome(ground, row);
	};
	expect(await outcome(fetched.id)).toMatchObject({ state: "approved" });
	await recover();
	for (const { id } of [waiting, fetched]) await expect(outcome(id)).rejects.toMatchObject({ code: "collected" });
});

test("an administrator makes none for themselves, and none once the role is gone", async () => {
	const { ground, carol } = await lost();
	const { storage, party } = ground;
	const make = (account: string) =>
		createRecoveryLink(storage, party.origin, { account, keepsPasskeys: true, by: carol.account });
	await expect(make("carol")).rejects.toMatchObject({ code: "forbidden" });
	await storage.db.updateTable("account").set({ roles_json: "[]" }).where("name", "=", "carol").execute();
	await expect(make("alice")).rejects.toMatchObject({ code: "forbidden" });
	const invite = createInvite(storage, party.origin, { roles: ["admin"] }, carol.account);
	await expect(invite).rejects.toMatchObject({ code: "forbidden" });
});

test("its maker may have it keep the keys there are", async () => {
	const { ground, alice, recover } = await lost(true);
	await recover();
	expect(await passkeysOf(ground, alice.account.id)).toEqual(["Test key", "New key"]);
});

test("it works once, for a day, and a newer one ends it", async () => {
	const once = await lost();
	await once.recover();
	await expect(once.recover()).rejects.toMatchObject({ code: "link-ended" });
	const late = await lost();
	late.ground.pass(24 * 3_600_000);
	await expect(late.recover()).rejects.toMatchObject({ code: "link-ended" });
	const replaced = await lost();
	const { storage, party } = replaced.ground;
	await createRecoveryLink(storage, party.origin, { account: "alice", keepsPasskeys: false });
	await expect(replaced.recover()).rejects.toMatchObject({ code: "link-ended" });
});

test("there is none for an account that is not there, removed or switched off", async () => {
	const { ground } = await lost();
	const { storage, party } = ground;
	const make = () => createRecoveryLink(storage, party.origin, { account: "alice", keepsPasskeys: false });
	await storage.db.updateTable("account").set({ disabled_at: 1 }).where("name", "=", "alice").execute();
	await expect(make()).rejects.toMatchObject({ code: "not-found" });
	await storage.db.updateTable("account").set({ removed_at: 1 }).where("name", "=", "alice").execute();
	await expect(make()).rejects.toMatchObject({ code: "not-found" });
});
