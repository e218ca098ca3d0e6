import type { Transaction } from "../storage/group-commit.ts";
import { statement } from "../storage/statement.ts";
import type { VerifiedAssertion } from "./verify-assertion.ts";

/**
 * Moves a credential's counter on, as one compare-and-set: of two assertions with the same count one wins. A counter
 * that always stays 0 is what synced passkeys have (WebAuthn Level 3, section 6.1.1).
 * @returns false where another assertion was there first
 */
export async function recordUse(trx: Transaction, used: VerifiedAssertion, now: number): Promise<boolean> {
	const { credential, counter, backedUp } = used;
	return (await moveCounter.run(trx, { id: credential.id, counter, backedUp: backedUp ? 1 : 0, now })) === 1;
}

const moveCounter = statement((db, given: { id: number; counter: number; backedUp: 0 | 1; now: number }) =>
	db
		.updateTable("webauthn_credential")
		.set({ counter: given.counter, backed_up: given.backedUp, last_used_at: given.now })
		.where("id", "=", given.id)
		.where((where) =>
			where.or([
				where("counter", "<", given.counter),
				where.and([where("counter", "=", 0), where(where.val(given.counter), "=", 0)]),
			]),
		),
);
