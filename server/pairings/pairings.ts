import { Problem } from "../../contract/problem.ts";
import { accountOf } from "../accounts/account-view.ts";
import type { Approver } from "../approver.ts";
import { hashOf } from "../secret.ts";
import { statement } from "../storage/statement.ts";
import type { Storage } from "../storage/storage.ts";
import { usesOf } from "./record-uses.ts";

/** How stale the last use may be, so that reading does not mean writing. */
const usedEvery = 60_000;
/** A pairing has no end of its own; streams are asked for anew once in a while all the same. */
const streamLimit = 24 * 3_600_000;

export interface Pairings {
	/**
	 * The approver behind a paired app.
	 * @throws Problem `token-refused` for a token that is unknown, ended, or another key's
	 */
	find(token: string, thumbprint: string, address: string): Promise<Approver>;
}

const pairingByToken = statement((db, { tokenHash }: { tokenHash: string }) =>
	db
		.selectFrom("pairing")
		.innerJoin("account", "account.id", "pairing.user_id")
		.selectAll("account")
		.select(["pairing.id as pairing_id", "key_thumbprint", "last_used_at", "last_address"])
		.where("token_hash", "=", tokenHash)
		.where("account.removed_at", "is", null)
		.where("account.disabled_at", "is", null),
);

export function openPairings(storage: Storage): Pairings {
	const recordUse = usesOf(storage);
	return {
		async find(token, thumbprint, address) {
			const row = await pairingByToken.first(storage.db, { tokenHash: hashOf(token) });
			if (!row || row.key_thumbprint !== thumbprint) throw new Problem("token-refused");
			const now = storage.clock();
			if ((row.last_used_at ?? 0) < now - usedEvery || row.last_address !== address)
				recordUse(row.pairing_id, { now, address });
			return { account: accountOf(row), pairingId: row.pairing_id, expiresAt: now + streamLimit };
		},
	};
}
