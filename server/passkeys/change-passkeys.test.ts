import { expect, test } from "vitest";
import { type Ground, openGround, type Person } from "../testing/ground.ts";
import { removePasskey, renamePasskey } from "./change-passkeys.ts";
import { listPasskeys } from "./own-passkeys.ts";
import { issueProof } from "./proofs.ts";

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

const proofOf = async ({ storage }: Ground, { account, sessionHash }: Person) =>
	(await issueProof(storage, account.id, sessionHash)).proof;

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
		const named = renamePasskey(storage, other, { userId, id: first }, "Mine");
		await expect(named).rejects.toMatchObject({ code: "not-found" });
		const own = renamePasskey(storage, other, { userId: other.account.id, id: first }, "Mine");
		await expect(own).rejects.toMatchObject({ code: "not-found" });
	}
	expect(await renamePasskey(storage, alice, { userId, id: first }, "Phone")).toMatchObject({ name: "Phone" });
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
