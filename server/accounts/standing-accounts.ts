import type { Transaction } from "../storage/group-commit.ts";

/** The accounts that are neither removed nor switched off: the only ones that can act, or be given anything. */
export function standingAccounts(db: Pick<Transaction, "selectFrom">) {
	return db.selectFrom("account").where("removed_at", "is", null).where("disabled_at", "is", null);
}
