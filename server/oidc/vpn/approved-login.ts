import type { InteractionResults } from "oidc-provider";
import { Problem } from "../../../contract/problem.ts";
import { markCollected } from "../../login-requests/mark-collected.ts";
import { backupEligible, receiptOf } from "../../login-requests/stored-receipt.ts";
import type { LoginRequestRow } from "../../storage/schema.ts";
import type { Storage } from "../../storage/storage.ts";
import { amrOf } from "../../tokens/access-token.ts";
import { letsIn } from "../provider/let-in.ts";

/**
 * Uses an approval up as the answer of an authorization.
 * @throws Problem `forbidden` where the client is not for this account, `collected`, `expired`, `cancelled`
 */
export async function approvedLogin(
	storage: Storage,
	row: LoginRequestRow,
	allowedGroups: readonly string[],
): Promise<NonNullable<InteractionResults["login"]>> {
	const accountId = row.user_id ?? "";
	// Only now, because asking earlier would tell strangers who is in which group.
	if (!(await letsIn(storage.db, allowedGroups, accountId))) throw new Problem("forbidden");
	const collected = await storage.write((trx) => markCollected(trx, row, storage.clock()));
	if (!collected) throw new Problem("collected");
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
