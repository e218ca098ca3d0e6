import { appendEntry } from "../audit/append-entry.ts";
import type { Transaction } from "../storage/group-commit.ts";

/**
 * Ends the links that an account made and those that would give it back: nobody keeps a way in behind the back of
 * whoever took their authority.
 * @param by whose act ended them, in the words of the log
 */
export async function endLinks(
	trx: Transaction,
	userId: string,
	{ now, by }: { now: number; by: string },
): Promise<void> {
	const ended = await trx
		.updateTable("invite")
		.set({ ended_at: now })
		.where((where) => where.or([where("created_by", "=", userId), where("recovers_user_id", "=", userId)]))
		.where("ended_at", "is", null)
		.where("expires_at", ">", now)
		.returning(["kind"])
		.execute();
	for (const { kind } of ended)
		await appendEntry(trx, { action: "invite-withdrawn", at: now, accountId: userId, personal: { link: kind, by } });
}
