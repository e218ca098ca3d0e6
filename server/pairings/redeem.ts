import { createHash } from "node:crypto";
import type { RedeemedPairing } from "../../contract/pairing.ts";
import { Problem } from "../../contract/problem.ts";
import { standingAccounts } from "../accounts/standing-accounts.ts";
import { appendEntry } from "../audit/append-entry.ts";
import type { QueueNotice } from "../notices/queue-notice.ts";
import { hashOf, newId, newSecret } from "../secret.ts";
import type { Transaction } from "../storage/group-commit.ts";
import { databaseNow } from "../storage/sqlite.ts";
import type { Storage } from "../storage/storage.ts";

export interface Redemption {
	code: string;
	/** RFC 7636, section 4.1: its SHA-256 was given when the pairing was asked for. */
	verifier: string;
	/** The thumbprint of the key that the app has just proven. */
	thumbprint: string;
	address: string;
}

/**
 * Turns a code into a pairing; once, and only for the app that asked: its verifier and its key have to fit. Who has
 * the code alone does not even use it up.
 * @throws Problem `link-ended`
 */
export function redeemPairing(
	{ storage, queueNotice }: { storage: Storage; queueNotice: QueueNotice },
	redemption: Redemption,
): Promise<RedeemedPairing> {
	return storage.write(async (trx, afterCommit) => {
		const wish = await takeWish(trx, redemption);
		const account = await standingAccounts(trx).selectAll().where("id", "=", wish.user_id).executeTakeFirst();
		if (!account) throw new Problem("link-ended");
		const [id, token, now] = [newId(), newSecret(), storage.clock()];
		await trx
			.insertInto("pairing")
			.values({
				id,
				user_id: account.id,
				name: wish.name,
				token_hash: hashOf(token),
				key_thumbprint: redemption.thumbprint,
				created_at: now,
				last_used_at: now,
				last_address: redemption.address,
			})
			.execute();
		const personal = { name: wish.name, account: account.name, address: redemption.address };
		await appendEntry(trx, { action: "pairing-added", at: now, accountId: account.id, personal });
		const notice = { userId: account.id, account: account.name, name: wish.name };
		await queueNotice(trx, afterCommit, { kind: "pairing-added", ...notice });
		return { id, pairingToken: token, account: account.name };
	});
}

async function takeWish(trx: Transaction, { code, verifier, thumbprint }: Redemption) {
	const wish = await trx
		.deleteFrom("pairing_wish")
		.where("code_hash", "=", hashOf(code))
		.where("key_thumbprint", "=", thumbprint)
		.where("code_challenge", "=", createHash("sha256").update(verifier).digest("base64url"))
		.where("code_expires_at", ">", databaseNow)
		.returningAll()
		.executeTakeFirst();
	if (!wish || wish.user_id === null) throw new Problem("link-ended");
	return { ...wish, user_id: wish.user_id };
}
