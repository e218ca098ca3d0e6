import { z } from "zod";
import { AccountName } from "../../contract/account.ts";
import { GroupName } from "../../contract/oidc-client.ts";
import { Problem } from "../../contract/problem.ts";
import { appendEntry } from "../audit/append-entry.ts";
import type { LocalAct } from "../local-act.ts";
import type { Transaction } from "../storage/group-commit.ts";
import type { Storage } from "../storage/storage.ts";
import { standingAccounts } from "./standing-accounts.ts";

const GroupsWish = z.strictObject({
	name: AccountName,
	/** What it is to belong to from now on; left out, nothing changes. */
	groups: z.array(GroupName).max(100).optional(),
});
type GroupsWish = z.infer<typeof GroupsWish>;

const Groups = z.array(z.string());

/** What an account belongs to, as clients are told: read, or set as a whole, on the server's own machine. */
export const groupsAct: LocalAct<typeof GroupsWish, typeof Groups> = {
	path: "/groups",
	wish: GroupsWish,
	answer: Groups,
	run: (storage, _, wish) => accountGroups(storage, wish),
};

/** @throws Problem `not-found` for an account that is not there or switched off */
export function accountGroups(storage: Storage, { name, groups }: GroupsWish): Promise<string[]> {
	return storage.write(async (trx) => {
		const account = await standingAccounts(trx).select("id").where("name", "=", name).executeTakeFirst();
		if (!account) throw new Problem("not-found");
		const before = await read(trx, account.id);
		const after = groups === undefined ? before : [...new Set(groups)].toSorted();
		if (after.join() === before.join()) return before;
		await trx.deleteFrom("account_group").where("user_id", "=", account.id).execute();
		for (const group of after)
			await trx.insertInto("account_group").values({ user_id: account.id, name: group }).execute();
		const personal = { name, groups: after.join(", ") || "none" };
		await appendEntry(trx, { action: "account-changed", at: storage.clock(), accountId: account.id, personal });
		return after;
	});
}

async function read(trx: Transaction, id: string): Promise<string[]> {
	const rows = await trx.selectFrom("account_group").select("name").where("user_id", "=", id).orderBy("name").execute();
	return rows.map(({ name }) => name);
}
