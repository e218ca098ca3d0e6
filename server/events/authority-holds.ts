import { accountOf } from "../accounts/account-view.ts";
import { standingAccounts } from "../accounts/standing-accounts.ts";
import type { Approver } from "../approver.ts";
import type { Storage } from "../storage/storage.ts";

/**
 * Whether an authority still stands. Asked once a stream is registered: one that was taken away before is seen here,
 * one that is taken away later closes the stream through the register.
 */
export async function authorityHolds(storage: Storage, caller: Approver, all: boolean): Promise<boolean> {
	const account = await standingAccounts(storage.db).selectAll().where("id", "=", caller.account.id).executeTakeFirst();
	if (!account || (all && !accountOf(account).roles.includes("admin"))) return false;
	const { sessionHash, pairingId } = caller.madeBy ?? caller;
	if (sessionHash !== undefined)
		return has(storage.db.selectFrom("web_session").select("user_id").where("token_hash", "=", sessionHash));
	if (pairingId !== undefined)
		return has(storage.db.selectFrom("pairing").select("user_id").where("id", "=", pairingId));
	return true;
}

async function has(query: { executeTakeFirst(): Promise<unknown> }): Promise<boolean> {
	return (await query.executeTakeFirst()) !== undefined;
}
