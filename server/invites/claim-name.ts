import { Problem } from "../../contract/problem.ts";
import { standingAccounts } from "../accounts/standing-accounts.ts";
import { newAccountId } from "../secret.ts";
import type { Transaction } from "../storage/group-commit.ts";
import type { InviteRow } from "../storage/schema.ts";
import type { Storage } from "../storage/storage.ts";
import { openLink } from "./links.ts";

/**
 * Reserves a name with a link. The account comes into being with its first passkey; until then the same link may be
 * redeemed again, with another name, so that a browser closed half-way costs nothing.
 * A recovery link is claimed with the name of its account.
 * @returns the id the account has or will have
 * @throws Problem `link-ended`, `name-taken`
 */
export function claimName(storage: Storage, secret: string, name: string): Promise<string> {
	return storage.write(async (trx) => {
		const link = await openLink(trx, secret);
		if (link.recovers_user_id !== null) return claimRecovery(trx, link, name);
		const account = await trx.selectFrom("account").select("id").where("name", "=", name).executeTakeFirst();
		const claim = await trx
			.selectFrom("invite")
			.select("id")
			.where("claimed_name", "=", name)
			.where("id", "!=", link.id)
			.where("ended_at", "is", null)
			.where("expires_at", ">", storage.clock())
			.executeTakeFirst();
		if (account || claim) throw new Problem("name-taken");
		const userId = newAccountId();
		await trx
			.updateTable("invite")
			.set({ claimed_user_id: userId, claimed_name: name })
			.where("id", "=", link.id)
			.execute();
		return userId;
	});
}

async function claimRecovery(trx: Transaction, link: InviteRow, name: string): Promise<string> {
	const account = await standingAccounts(trx)
		.select("id")
		.where("id", "=", link.recovers_user_id)
		.where("name", "=", name)
		.executeTakeFirst();
	if (!account) throw new Problem("link-ended");
	await trx
		.updateTable("invite")
		.set({ claimed_user_id: account.id, claimed_name: name })
		.where("id", "=", link.id)
		.execute();
	return account.id;
}
