import type { Transaction } from "../storage/group-commit.ts";
import type { VerifiedAssertion } from "./verify-assertion.ts";

/**
 * Moves a credential's counter on, as one compare-and-set: of two assertions with the same count one wins. A counter
 * that always stays 0 is what synced passkeys have (WebAuthn Level 3, section 6.1.1).
 * @returns false where another assertion was there first
 */
export async function recordUse(trx: Transaction, used: VerifiedAssertion, now: number): Promise<boolean> {
	const { numUpdatedRows } = await trx
		.updateTable("webauthn_credential")
		.set({ counter: used.counter, backed_up: used.backedUp ? 1 : 0, last_used_at: now })
		.where("id", "=", used.credential.id)
		.where((where) =>
			where.or([
				where("counter", "<", used.counter),
				where.and([where("counter", "=", 0), where(where.val(used.counter), "=", 0)]),
			]),
		)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}
