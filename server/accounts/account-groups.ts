import { z } from "zod";
import { AccountName } from "../../contract/account.ts";
import { GroupName } from "../../contract/oidc-client.ts";
import { Problem } from "../../contract/problem.ts";
import type { LocalAct } from "../local-act.ts";
import type { Storage } from "../storage/storage.ts";
import { belongTo, groupsOfAccount } from "./groups/memberships.ts";
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

/** @throws Problem `not-found` for an account that is not there or switched off, `invalid-request` for a role */
export function accountGroups(storage: Storage, { name, groups }: GroupsWish): Promise<string[]> {
	return storage.write(async (trx) => {
		const account = await standingAccounts(trx).select("id").where("name", "=", name).executeTakeFirst();
		if (!account) throw new Problem("not-found");
		if (groups === undefined) return groupsOfAccount(trx, account.id);
		return belongTo(trx, { id: account.id, name }, groups, { now: storage.clock(), by: {} });
	});
}
