import { expect, test } from "vitest";
import type { Approver } from "../approver.ts";
import { removePairing } from "../pairings/remove.ts";
import { type Ground, openGround, type Person } from "../testing/ground.ts";
import { removePasskey, renamePasskey } from "./change-passkeys.ts";
import { listPasskeys } from "./own-passkeys.ts";
import { issueProof, takeProof } from "./proofs.ts";
import { startRegistration } from "./start-registration.ts";

/** Alice with two passkeys, bob with one, and an administrator. */
async function people() {
	const ground = await openGround();
	const [alice, bob] = [await ground.join("alice"), await ground.join("bob")];
	const root = await ground.join("root", ["admin"]);
	const second = await addCopy(ground, alice, "second");
	const [first = ""] = await idsOf(ground, alice);
	return { ground, alice, bob, root, first, second };
}

/** Another passkey of the same account; what it would sign with does not matter here. */
async function addCopy({ storage }: Ground, { account }: Person, credential_id: string): Promise<string> {
	const { id: _, ...row } = await storage.db
		.selectFrom("webauthn_credential")
		.selectAll()
		.where("user_id", "=", account.id)
		.executeTakeFirstOrThrow();
	await storage.db
		.insertInto("webauthn_credential")
		.values({ ...row, credential_id, name: "Spare" })
		.execute();
	return credential_id;
}

async function idsOf({ storage }: Ground, person: Person): Promise<string[]> {
	return (await listPasskeys(storage, person, person.account.id)).map(({ id }) => id);
}

const proofOf = async ({ storage }: Ground, caller: Approver) => (await issueProof(storage, caller)).proof;

async function lastEntry({ storage }: Ground) {
	const row = await storage.db
		.selectFrom("audit_entry")
		.innerJoin("audit_personal", "audit_personal.seq", "audit_entry.seq")
		.select(["action", "account_id", "fields_json"])
		.orderBy("audit_entry.seq", "desc")
		.executeTakeFirstOrThrow();
	return { action: row.action, account_id: row.account_id, ...JSON.parse(row.fields_json) };
}

test("people see their own passkeys, administrators anybody's", async () => {
	const { ground, alice, bob, root, first, second } = await people();
	const { storage } = ground;
	expect((await listPasskeys(storage, alice, "alice")).map(({ id }) => id)).toEqual([first, second]);
	expect(await listPasskeys(storage, root, "alice")).toEqual(await listPasskeys(storage, alice, alice.account.id));
	await expect(listPasskeys(storage, bob, "alice")).rejects.toMatchObject({ code: "not-found" });
	await expect(listPasskeys(storage, root, "nobody")).rejects.toMatchObject({ code: "not-found" });
});

test("a passkey is renamed by its owner and nobody else, and it is audited", async () => {
	const { ground, alice, bob, root, first } = await people();
	const { storage } = ground;
	const { id: userId } = alice.account;
	for (const other of [bob, root]) {
		const named = renamePasskey(storage, other, { userId, id: first }, { name: "Mine" });
		await expect(named).rejects.toMatchObject({ code: "not-found" });
		const own = renamePasskey(storage, other, { userId: other.account.id, id: first }, { name: "Mine" });
		await expect(own).rejects.toMatchObject({ code: "not-found" });
	}
	expect(await renamePasskey(storage, alice, { userId, id: first }, { name: "Phone" })).toMatchObject({
		name: "Phone",
	});
	expect(await lastEntry(ground)).toMatchObject({
		action: "passkey-renamed",
		account_id: userId,
		name: "Phone",
		before: "Test key",
	});
});

test("a passkey goes with a fresh proof only, which is used up by it", async () => {
	const { ground, alice, bob, first, second } = await people();
	const { storage } = ground;
	const named = { userId: "alice", id: second };
	const proof = await proofOf(ground, alice);
	const elsewhere = { ...alice, sessionHash: "another session" };
	const foreign = await proofOf(ground, bob);
	const refused = [
		() => removePasskey(storage, alice, named, "A".repeat(43)),
		() => removePasskey(storage, alice, named, foreign),
		() => removePasskey(storage, elsewhere, named, proof),
	];
	for (const attempt of refused) await expect(attempt()).rejects.toMatchObject({ code: "token-refused" });
	await removePasskey(storage, alice, named, proof);
	expect(await idsOf(ground, alice)).toEqual([first]);
	expect(await lastEntry(ground)).toMatchObject({ action: "passkey-removed", name: "Spare", credential: second });
	await addCopy(ground, alice, "third");
	const again = removePasskey(storage, alice, { userId: "alice", id: "third" }, proof);
	await expect(again).rejects.toMatchObject({ code: "token-refused" });
	const late = await proofOf(ground, alice);
	ground.pass(5 * 60_000);
	const tooLate = removePasskey(storage, alice, { userId: "alice", id: "third" }, late);
	await expect(tooLate).rejects.toMatchObject({ code: "token-refused" });
});

test("nobody removes a passkey of somebody else, and a refusal does not use the proof up", async () => {
	const { ground, alice, bob, root, first, second } = await people();
	const { storage } = ground;
	for (const other of [bob, root]) {
		const proof = await proofOf(ground, other);
		for (const userId of [alice.account.id, other.account.id]) {
			const removed = removePasskey(storage, other, { userId, id: first }, proof);
			await expect(removed).rejects.toMatchObject({ code: "not-found" });
		}
	}
	expect(await idsOf(ground, alice)).toEqual([first, second]);
});

test("an app reads its account's passkeys and nobody else's, though its owner administers", async () => {
	const { ground, alice, root, first, second } = await people();
	const { storage } = ground;
	const own = await listPasskeys(storage, await ground.pair(alice), "alice");
	expect(own.map(({ id }) => id)).toEqual([first, second]);
	const app = await ground.pair(root);
	await expect(listPasskeys(storage, app, "alice")).rejects.toMatchObject({ code: "not-found" });
});

test("an app renames and removes a passkey with a fresh proof of its own, each proof once", async () => {
	const { ground, alice, first, second } = await people();
	const { storage } = ground;
	const app = await ground.pair(alice);
	const [renaming, removing] = [await proofOf(ground, app), await proofOf(ground, app)];
	const named = { userId: "alice", id: second };
	const rename = () => renamePasskey(storage, app, named, { name: "Drawer", proof: renaming });
	expect(await rename()).toMatchObject({ name: "Drawer" });
	await expect(rename()).rejects.toMatchObject({ code: "token-refused" });
	await removePasskey(storage, app, named, removing);
	expect(await idsOf(ground, alice)).toEqual([first]);
});

test.each<[string, (ground: Ground, people: { alice: Person; bob: Person }, app: Approver) => Promise<string>]>([
	["one that was made up", async () => "A".repeat(43)],
	["one of its owner's session", (ground, { alice }) => proofOf(ground, alice)],
	["one of another app of the same person", async (ground, { alice }) => proofOf(ground, await ground.pair(alice))],
	["one of somebody else", async (ground, { bob }) => proofOf(ground, await ground.pair(bob))],
	[
		"one that is five minutes old",
		async (ground, _, app) => {
			const proof = await proofOf(ground, app);
			ground.pass(5 * 60_000);
			return proof;
		},
	],
	[
		"one that was used before",
		async (ground, _, app) => {
			const proof = await proofOf(ground, app);
			await takeProof(ground.storage, app, proof);
			return proof;
		},
	],
	[
		"its own, once it has ended",
		async (ground, { alice }, app) => {
			const proof = await proofOf(ground, app);
			await removePairing(ground.storage, ground.streams, alice, app.pairingId ?? "");
			return proof;
		},
	],
])("an app changes no passkey with %s", async (_, proofFor) => {
	const { ground, alice, bob, first, second } = await people();
	const { storage } = ground;
	const app = await ground.pair(alice);
	const proof = await proofFor(ground, { alice, bob }, app);
	const refused = { code: "token-refused" };
	const named = { userId: "alice", id: second };
	await expect(renamePasskey(storage, app, named, { name: "Mine", proof })).rejects.toMatchObject(refused);
	await expect(removePasskey(storage, app, named, proof)).rejects.toMatchObject(refused);
	const start = { userId: "alice", authority: { proof }, caller: app };
	await expect(startRegistration(storage, ground.party, start)).rejects.toMatchObject(refused);
	expect(await idsOf(ground, alice)).toEqual([first, second]);
});

test("an app renames no passkey without a proof, and the page of one request gets none", async () => {
	const { ground, alice, second } = await people();
	const { account, expiresAt } = alice;
	const named = { userId: "alice", id: second };
	const app = await ground.pair(alice);
	const renamed = renamePasskey(ground.storage, app, named, { name: "Mine" });
	await expect(renamed).rejects.toMatchObject({ code: "token-refused" });
	const page = { account, expiresAt, requestId: "r", madeBy: { sessionHash: alice.sessionHash } };
	await expect(proofOf(ground, page)).rejects.toMatchObject({ code: "not-signed-in" });
	const start = { userId: "alice", authority: { proof: await proofOf(ground, alice) }, caller: page };
	const begun = startRegistration(ground.storage, ground.party, start);
	await expect(begun).rejects.toMatchObject({ code: "not-signed-in" });
	const byPage = renamePasskey(ground.storage, page, named, { name: "Mine" });
	await expect(byPage).rejects.toMatchObject({ code: "token-refused" });
});

test("the last passkey stays, also where two are removed at once", async () => {
	const { ground, alice, first, second } = await people();
	const { storage } = ground;
	const proofs = [await proofOf(ground, alice), await proofOf(ground, alice)];
	const removed = await Promise.allSettled(
		[first, second].map((id, place) => removePasskey(storage, alice, { userId: "alice", id }, proofs[place] ?? "")),
	);
	expect(removed).toMatchObject([{ status: "fulfilled" }, { reason: { code: "last-passkey" } }]);
	expect(await idsOf(ground, alice)).toEqual([second]);
});
