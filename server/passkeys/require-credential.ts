import { Problem } from "../../contract/problem.ts";
import type { Transaction } from "../storage/group-commit.ts";

/**
 * Whether the passkey that has just answered still is one: between its answer and what the answer gives, the account
 * may have been recovered. @param id of the row, not the credential's own
 */
export async function requireCredential(trx: Transaction, id: number): Promise<void> {
	const row = await trx.selectFrom("webauthn_credential").select("id").where("id", "=", id).executeTakeFirst();
	if (!row) throw new Problem("signin-refused");
}
