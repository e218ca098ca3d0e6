import type { CreatedInvite } from "../../contract/invite.ts";
import { Problem } from "../../contract/problem.ts";
import { requireAdministrator } from "../accounts/administrators.ts";
import { standingAccounts } from "../accounts/standing-accounts.ts";
import { appendEntry } from "../audit/append-entry.ts";
import { instant } from "../instant.ts";
import { linkUrl, storeLink } from "../invites/links.ts";
import type { Storage } from "../storage/storage.ts";

const hours = 24;

export interface RecoveryWish {
	/** The account's id or name. */
	account: string;
	/** Whether the keys it has stay; otherwise they end with the link's use, because one of them is lost. */
	keepsPasskeys: boolean;
	/** The administrator who makes it; absent on the server's own machine. */
	by?: { id: string; name: string } | undefined;
}

/**
 * Makes a link that gives an account back to whoever is given it. An earlier one for the same account ends.
 * @throws Problem `not-found` where there is no such account, or it is switched off; `forbidden` for one's own
 */
export function createRecoveryLink(storage: Storage, origin: string, wish: RecoveryWish): Promise<CreatedInvite> {
	return storage.write(async (trx) => {
		const now = storage.clock();
		if (wish.by) await requireAdministrator(trx, wish.by.id);
		const account = await standingAccounts(trx)
			.selectAll()
			.where((where) => where.or([where("id", "=", wish.account), where("name", "=", wish.account)]))
			.executeTakeFirst();
		if (!account) throw new Problem("not-found");
		// For oneself it would turn a session into a key, without the proof that adding one takes.
		if (account.id === wish.by?.id) throw new Problem("forbidden");
		await trx
			.updateTable("invite")
			.set({ ended_at: now })
			.where("recovers_user_id", "=", account.id)
			.where("ended_at", "is", null)
			.execute();
		const link = await storeLink(trx, {
			kind: "recovery",
			roles: [],
			hours,
			createdBy: wish.by?.id,
			recovers: { userId: account.id, keepsPasskeys: wish.keepsPasskeys },
			now,
		});
		await appendEntry(trx, {
			action: "recovery-link-created",
			at: now,
			accountId: account.id,
			personal: { account: account.name, by: wish.by?.name ?? "the server's own machine" },
		});
		return { id: link.id, url: linkUrl(origin, link.secret), expiresAt: instant(link.expiresAt) };
	});
}
