import { Problem } from "../../contract/problem.ts";
import type { Approver } from "../approver.ts";
import { instant } from "../instant.ts";
import { hashOf, newSecret } from "../secret.ts";
import type { Transaction } from "../storage/group-commit.ts";
import { databaseNow } from "../storage/sqlite.ts";
import type { Storage } from "../storage/storage.ts";
import { requireHolder } from "./holder.ts";

const lifetime = 5 * 60_000;

/** Gives a one-use token that says: the person of this session or paired app has just used a passkey. */
export async function issueProof(storage: Storage, caller: Approver): Promise<{ proof: string; expiresAt: string }> {
	const proof = newSecret();
	const expiresAt = storage.clock() + lifetime;
	const held_by = requireHolder(caller);
	await storage.write(async (trx) => {
		await trx.deleteFrom("proof").where("expires_at", "<=", databaseNow).execute();
		await trx
			.insertInto("proof")
			.values({ token_hash: hashOf(proof), user_id: caller.account.id, held_by, expires_at: expiresAt })
			.execute();
	});
	return { proof, expiresAt: instant(expiresAt) };
}

/** Uses a proof up, for the session or the app it was given to and no other. @throws Problem `token-refused` */
export function takeProof(storage: Storage, caller: Approver, proof: string): Promise<void> {
	return storage.write((trx) => spendProof(trx, caller, proof));
}

/** The same inside of what the proof is for: it is used up only if that is done. */
export async function spendProof(trx: Transaction, caller: Approver, proof: string): Promise<void> {
	const { numDeletedRows } = await trx
		.deleteFrom("proof")
		.where("token_hash", "=", hashOf(proof))
		.where("held_by", "=", requireHolder(caller))
		.where("user_id", "=", caller.account.id)
		.where("expires_at", ">", databaseNow)
		.executeTakeFirst();
	if (numDeletedRows === 0n) throw new Problem("token-refused");
}
