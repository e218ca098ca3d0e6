import { CompiledQuery } from "kysely";
import { expect, test } from "vitest";
import { AuditLine } from "../../contract/audit-line.ts";
import { openGround } from "../testing/ground.ts";
import { lineOf, rowOf } from "./audit-line.ts";
import { type AuditRow, readRows, walkRows } from "./audit-row.ts";
import { entryHash } from "./chain.ts";
import { recomputeChain } from "./recompute-chain.ts";

/** Four entries: two accounts with a passkey each. */
async function audited() {
	const ground = await openGround();
	await ground.join("alice");
	await ground.join("bob");
	const { db } = ground.storage;
	const rows = () => walkRows((page) => readRows(db, page));
	return {
		ground,
		rows,
		attack: async (statement: string) => void (await db.executeQuery(CompiledQuery.raw(statement))),
		/** As it comes out of an export that was read again. */
		async *exported(): AsyncGenerator<AuditRow> {
			for await (const row of rows()) yield rowOf(AuditLine.parse(JSON.parse(JSON.stringify(lineOf(row)))));
		},
	};
}

const kept = (head: string) => {
	const [count, hash = ""] = head.split(":");
	return { count: Number(count), hash };
};

test.each([
	["UPDATE audit_entry SET action = 'login-approved' WHERE seq = 3", { at: 3, how: "changed" }],
	["UPDATE audit_entry SET at = at + 0.25 WHERE seq = 1", { at: 1, how: "changed" }],
	["UPDATE audit_entry SET at = 9e15 WHERE seq = 2", { at: 2, how: "changed" }],
	["UPDATE audit_entry SET hash = 'x' WHERE seq = 4", { at: 4, how: "changed" }],
	["UPDATE audit_personal SET fields_json = '{}' WHERE seq = 3", { at: 3, how: "personal-changed" }],
	["UPDATE audit_personal SET fields_json = 'no JSON' WHERE seq = 3", { at: 3, how: "personal-changed" }],
	["UPDATE audit_personal SET fields_json = fields_json || ' ' WHERE seq = 3", { at: 3, how: "personal-changed" }],
	["UPDATE audit_personal SET salt = 'x' WHERE seq = 3", { at: 3, how: "personal-changed" }],
	["DELETE FROM audit_entry WHERE seq = 1", { at: 2, how: "missing" }],
	["DELETE FROM audit_entry WHERE seq IN (2, 3)", { at: 4, how: "missing" }],
	["UPDATE audit_entry SET seq = -1 WHERE seq = 4", { at: -1, how: "misplaced" }],
])("%s breaks it there, in the database and in its export", async (statement, broken) => {
	const { attack, rows, exported } = await audited();
	await attack(statement);
	expect(await recomputeChain(rows())).toMatchObject({ broken });
	expect(await recomputeChain(exported())).toMatchObject({ broken });
});

test("an entry whose hash was computed anew shows at the one that follows it", async () => {
	const { ground, attack, rows } = await audited();
	const other = await audited();
	const second = await other.ground.storage.db
		.selectFrom("audit_entry")
		.selectAll()
		.where("seq", "=", 2)
		.executeTakeFirstOrThrow();
	await attack("DELETE FROM audit_personal WHERE seq = 2");
	const first = await ground.storage.db
		.selectFrom("audit_entry")
		.select("hash")
		.where("seq", "=", 1)
		.executeTakeFirst();
	const forged = { ...second, previous: first?.hash ?? "" };
	await ground.storage.db
		.updateTable("audit_entry")
		.set({ ...forged, hash: entryHash(forged) })
		.where("seq", "=", 2)
		.execute();
	expect(await recomputeChain(rows())).toMatchObject({ entries: 2, broken: { at: 3, how: "rewritten" } });
});

test("a kept head is continued, cut off, or another log's", async () => {
	const { ground, attack, rows } = await audited();
	const { head } = await recomputeChain(rows());
	const compared = async (to: string) => (await recomputeChain(rows(), kept(to))).comparison;
	expect(await compared(head)).toBe("continued");
	expect(await compared("0:")).toBe("continued");
	await ground.join("carol");
	expect(await recomputeChain(rows(), kept(head))).toMatchObject({ entries: 6, comparison: "continued" });
	expect(await compared(`4:${"x".repeat(43)}`)).toBe("other-log");
	await attack("DELETE FROM audit_entry WHERE seq > 3");
	expect(await recomputeChain(rows(), kept(head))).toMatchObject({ entries: 3, comparison: "cut-off" });
	await attack("UPDATE audit_entry SET at = 1 WHERE seq = 2");
	expect(await recomputeChain(rows(), kept(head))).toMatchObject({ entries: 1, comparison: "not-reached" });
	await attack("DELETE FROM audit_entry");
	expect(await recomputeChain(rows())).toEqual({ entries: 0, head: "0:", erased: { entries: 0 } });
});

test("erased personal fields are told, with the newest entry that lacks them", async () => {
	const { attack, rows, exported } = await audited();
	await attack("DELETE FROM audit_personal WHERE seq <= 3");
	const verdict = await recomputeChain(rows());
	expect(verdict).toMatchObject({ entries: 4, erased: { entries: 3, until: "2026-11-22T14:31:28.000Z" } });
	expect(await recomputeChain(exported())).toEqual(verdict);
});

test("it is walked in pages, one after the other", async () => {
	const { rows } = await audited();
	const all: AuditRow[] = [];
	for await (const row of rows()) all.push(row);
	const asked: (number | undefined)[] = [];
	const inTwos = walkRows(async ({ after = 0 }) => {
		asked.push(after);
		return all.filter(({ seq }) => seq > after).slice(0, 2);
	});
	expect(await recomputeChain(inTwos)).toMatchObject({ entries: 4 });
	expect(asked).toEqual([0, 2, 4]);
});

test("a filter narrows by time, by action and by account", async () => {
	const { ground } = await audited();
	ground.pass(60_000);
	await ground.join("carol");
	const now = ground.storage.clock();
	const found = async (filter: object) => (await readRows(ground.storage.db, filter)).map(({ seq }) => seq);
	expect(await found({ from: now })).toEqual([5, 6]);
	expect(await found({ until: now })).toEqual([1, 2, 3, 4]);
	expect(await found({ action: "passkey-added", after: 2 })).toEqual([4, 6]);
	expect(await found({ account: "bob" })).toEqual([3, 4]);
});
