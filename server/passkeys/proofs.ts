import { Problem } from "../../contract/problem.ts";
import { instant } from "../instant.ts";
import { hashOf, newSecret } from "../secret.ts";
import type { SignedIn } from "../sessions/web-sessions.ts";
import type { Transaction } from "../storage/group-commit.ts";
import { databaseNow } from "../storage/sqlite.ts";
import type { Storage } from "../storage/storage.ts";

const lifetime = 5 * 60_000;

/** Gives a one-use token that says: the person of this session has just used a passkey. */
export async function issueProof(
	storage: Storage,
	userId: string,
	sessionHash: string,
): Promise<{ proof: string; expiresAt: string }> {
	const proof = newSecret();
	const expiresAt = storage.clock() + lifetime;
	await storage.write(async (trx) => {
		await trx.deleteFrom("proof").where("expires_at", "<=", databaseNow).execute();
		await trx
			.insertInto("proof")
			.values({ token_hash: hashOf(proof), user_id: userId, session_hash: sessionHash, expires_at: expiresAt })
			.execute();
	});
	return { proof, expiresAt: instant(expiresAt) };
}

/** Uses a proof up, for the session it was given to and no other. @throws Problem `token-refused` */
export function takeProof(storage: Storage, session: SignedIn, proof: string): Promise<void> {
	return storage.write((trx) => useProof(trx, session, proof));
}

/** The same inside of what the proof is for: it is used up only if that is done. */
export async function useProof(trx: Transaction, session: SignedIn, proof: string): Promise<void> {
	const { numDeletedRows } = await trx
		.deleteFrom("proof")
		.where("token_hash", "=", hashOf(proof))
		.where("session_hash", "=", session.sessionHash)
		.where("user_id", "=", session.account.id)
		.where("expires_at", ">", databaseNow)
		.executeTakeFirst();
	if (numDeletedRows === 0n) throw new Problem("token-refused");
}
