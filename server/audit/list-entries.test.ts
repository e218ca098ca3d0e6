import { expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { denyLoginRequest } from "../login-requests/deny.ts";
import { openGround } from "../testing/ground.ts";
import { listEntries } from "./list-entries.ts";
import { verifyChain } from "./verify-chain.ts";

async function audited() {
	const ground = await openGround();
	const [alice, bob] = [await ground.join("alice"), await ground.join("bob")];
	const { id } = await ground.ask("alice", { host: "build-7" });
	await denyLoginRequest(ground, alice, id);
	const list = (query: object = {}) => listEntries(ground.storage, calls.listAudit.query.parse(query));
	return { ground, id, alice, bob, list };
}

test("the newest entry comes first, with what is known and without what is not", async () => {
	const { ground, id, list } = await audited();
	const { entries, head, next } = await list();
	expect(entries.map(({ action, account }) => [action, account])).toEqual([
		["login-denied", "alice"],
		["passkey-added", "bob"],
		["account-created", "bob"],
		["passkey-added", "alice"],
		["account-created", "alice"],
	]);
	expect(entries[0]).toMatchObject({ seq: 5, requestId: id, personal: { host: "build-7", settled_by: "alice" } });
	expect(entries[0]?.personal).not.toHaveProperty("target");
	expect(next).toBeUndefined();
	expect(head).toBe(`5:${entries[0]?.hash}`);
	expect(await verifyChain(ground.storage.db)).toEqual({ whole: true, head });
	expect(calls.listAudit.answers[200].parse({ entries, head })).toEqual({ entries, head });
});

test("pages follow each other without a gap, also while entries are added", async () => {
	const { ground, list } = await audited();
	const first = await list({ limit: 2 });
	await ground.join("carol");
	const second = await list({ limit: 2, before: first.next });
	const third = await list({ limit: 2, before: second.next });
	const seqs = [first, second, third].flatMap(({ entries }) => entries.map(({ seq }) => seq));
	expect(seqs).toEqual([5, 4, 3, 2, 1]);
	expect(third.next).toBeUndefined();
});

test("filters narrow by action and by account", async () => {
	const { list } = await audited();
	const found = async (query: object) => (await list(query)).entries.map(({ seq }) => seq);
	expect(await found({ action: "passkey-added" })).toEqual([4, 2]);
	expect(await found({ account: "bob" })).toEqual([4, 3]);
	expect(await found({ account: "bob", action: "login-denied" })).toEqual([]);
	expect(await found({ account: "nobody" })).toEqual([]);
});

test("an entry whose personal fields are erased stays", async () => {
	const { ground, list } = await audited();
	await ground.storage.db.deleteFrom("audit_personal").execute();
	const { entries } = await list();
	expect(entries).toHaveLength(5);
	expect(entries[0]).not.toHaveProperty("personal");
});
