import { accountOf } from "../accounts/account-view.ts";
import { standingAccounts } from "../accounts/standing-accounts.ts";
import type { Approver } from "../approver.ts";
import { statement } from "../storage/statement.ts";
import type { Storage } from "../storage/storage.ts";

interface Given {
	readonly accountId: string;
	/** What its authority came with: one of the two, or neither. */
	readonly sessionHash: string | null;
	readonly pairingId: string | null;
}

/** The account, where it and what its authority came with are still there. */
const standing = statement((db, { accountId, sessionHash, pairingId }: Given) =>
	standingAccounts(db)
		.selectAll()
		.where("account.id", "=", accountId)
		.where((where) =>
			where.or([
				where(where.val(sessionHash), "is", null),
				where.exists(where.selectFrom("web_session").select("user_id").where("token_hash", "=", sessionHash)),
			]),
		)
		.where((where) =>
			where.or([
				where(where.val(pairingId), "is", null),
				where.exists(where.selectFrom("pairing").select("user_id").where("pairing.id", "=", pairingId)),
			]),
		),
);

/**
 * Whether an authority still stands. Asked where something was taken away while a stream was opened: that is seen here,
 * and what is taken away later closes the stream through the register.
 */
export async function authorityHolds(storage: Storage, caller: Approver, all: boolean): Promise<boolean> {
	const { sessionHash = null, pairingId = null } = caller.madeBy ?? caller;
	const account = await standing.first(storage.db, { accountId: caller.account.id, sessionHash, pairingId });
	return account !== undefined && (!all || accountOf(account).roles.includes("admin"));
}
