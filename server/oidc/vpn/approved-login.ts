import type { InteractionResults } from "oidc-provider";
import { Problem } from "../../../contract/problem.ts";
import { markCollected } from "../../login-requests/mark-collected.ts";
import { backupEligible, receiptOf } from "../../login-requests/stored-receipt.ts";
import type { Transaction } from "../../storage/group-commit.ts";
import type { LoginRequestRow } from "../../storage/schema.ts";
import type { Storage } from "../../storage/storage.ts";
import { amrOf } from "../../tokens/access-token.ts";
import { letsIn } from "../provider/let-in.ts";

/**
 * Uses an approval up as the answer of an authorization.
 * @param write how: at once, or with what else belongs to it, and then it throws `collected` only there
 * @throws Problem `forbidden` where the client is not for this account, `collected`, `expired`, `cancelled`
 */
export async function approvedLogin(
	storage: Storage,
	row: LoginRequestRow,
	allowedGroups: readonly string[],
	write: (piece: (trx: Transaction) => Promise<void>) => Promise<void> = storage.write,
): Promise<NonNullable<InteractionResults["login"]>> {
	const accountId = row.user_id ?? "";
	// Only now, because asking earlier would tell strangers who is in which group.
	if (!(await letsIn(storage.db, allowedGroups, accountId))) throw new Problem("forbidden");
	await write(async (trx) => {
		if (!(await markCollected(trx, row, storage.clock()))) throw new Problem("collected");
	});
	const synced = backupEligible(receiptOf(row));
	return {
		accountId,
		// For as long as the browser runs: the session is for logging out, and answers nothing.
		remember: false,
		ts: Math.floor((row.settled_at ?? 0) / 1000),
		amr: amrOf(synced),
		// OpenID Connect Extended Authentication Profile ACR Values 1.0, section 2: phishing-resistant, and in hardware.
		acr: synced ? "phr" : "phrh",
	};
}
