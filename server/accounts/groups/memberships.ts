import { Problem } from "../../../contract/problem.ts";
import { appendEntry } from "../../audit/append-entry.ts";
import type { Transaction } from "../../storage/group-commit.ts";
import { type Doing, isRole, makeGroups } from "./make-groups.ts";

interface Named {
	readonly id: string;
	readonly name: string;
}

/** What an account belongs to, its roles left out. */
export async function groupsOfAccount(trx: Pick<Transaction, "selectFrom">, id: string): Promise<string[]> {
	const rows = await trx.selectFrom("account_group").select("name").where("user_id", "=", id).orderBy("name").execute();
	return rows.map(({ name }) => name);
}

/**
 * Lets an account belong to these groups and no others, which are made where they are not there.
 * @throws Problem `invalid-request` for a role, which is given otherwise
 */
export async function belongTo(
	trx: Transaction,
	{ id, name }: Named,
	groups: readonly string[],
	{ now, by }: Doing,
): Promise<string[]> {
	const before = await groupsOfAccount(trx, id);
	const after = [...new Set(groups)].toSorted();
	if (after.join() === before.join()) return before;
	const role = after.find((group) => isRole(group) && !before.includes(group));
	if (role !== undefined) throw new Problem("invalid-request", { role });
	await makeGroups(trx, after, { now, by });
	await trx.deleteFrom("account_group").where("user_id", "=", id).execute();
	for (const group of after) await trx.insertInto("account_group").values({ user_id: id, name: group }).execute();
	const personal = { name, groups: after.join(", ") || "none", ...by };
	await appendEntry(trx, { action: "account-changed", at: now, accountId: id, personal });
	return after;
}

/** Accounts that are not removed, by name. @throws Problem `not-found` with the first `account` that is not there */
export async function namedAccounts(trx: Transaction, names: readonly string[]): Promise<Named[]> {
	if (names.length === 0) return [];
	const rows = await trx
		.selectFrom("account")
		.select(["id", "name"])
		.where("name", "in", names)
		.where("removed_at", "is", null)
		.execute();
	const missing = names.find((name) => !rows.some((row) => row.name === name));
	if (missing !== undefined) throw new Problem("not-found", { account: missing });
	return rows;
}
