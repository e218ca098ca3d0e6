import { Problem } from "../../contract/problem.ts";
import { standingAccounts } from "../accounts/standing-accounts.ts";
import type { Transaction } from "../storage/group-commit.ts";
import type { LoginRequestRow } from "../storage/schema.ts";
import { statement } from "../storage/statement.ts";
import type { TokenClaims } from "../tokens/access-token.ts";
import { transitions } from "./states.ts";

/** An approval that nobody collects lapses: what was approved is a login now, not some time. */
export const collectWithin = 5 * 60_000;

/**
 * Uses an approval up for the one login that it is for: a compare-and-set.
 * @param claims of the token that it is collected as, where it is one
 * @returns the row as it is then, or `undefined` where somebody else collected it
 * @throws Problem `expired`, `cancelled` where the account was removed or switched off since it approved
 */
export async function markCollected(
	trx: Transaction,
	row: LoginRequestRow,
	now: number,
	claims?: TokenClaims,
): Promise<LoginRequestRow | undefined> {
	if ((row.settled_at ?? 0) + collectWithin < now) throw new Problem("expired");
	if (!(await standing.first(trx, { id: row.user_id }))) throw new Problem("cancelled");
	const kept = { collected_at: now, claims_json: claims === undefined ? null : JSON.stringify(claims) };
	if ((await collect.run(trx, { id: row.id, ...kept })) === 0) return undefined;
	return { ...row, state: transitions.collect.to, ...kept };
}

const standing = statement((db, slot: { id: string | null }) =>
	standingAccounts(db).select("id").where("id", "=", slot.id),
);

const collect = statement((db, slot: { id: string; collected_at: number; claims_json: string | null }) =>
	db
		.updateTable("login_request")
		.set({ state: transitions.collect.to, collected_at: slot.collected_at, claims_json: slot.claims_json })
		.where("id", "=", slot.id)
		.where("state", "=", transitions.collect.from),
);
