import { newId } from "../secret.ts";
import type { Transaction } from "../storage/group-commit.ts";

const shortest = 15 * 60_000;
const longest = 24 * 3_600_000;
/** A source that was not reported for so long begins anew. */
const forgottenAfter = 30 * 24 * 3_600_000;

export interface Quieting {
	userId: string;
	source: string;
	now: number;
	/** Whether this is a new report; otherwise only the present end is told. */
	again: boolean;
}

/**
 * Quiets a source for an account: 15 minutes at the first report, twice as long at each further one, a day at most.
 * @returns until when, in milliseconds
 */
export async function quietSource(trx: Transaction, { userId, source, now, again }: Quieting): Promise<number> {
	const before = await trx
		.selectFrom("quieted")
		.selectAll()
		.where("user_id", "=", userId)
		.where("source", "=", source)
		.executeTakeFirst();
	if (before && !again) return before.until;
	const fresh = !before || before.until < now - forgottenAfter;
	const reports = fresh ? 1 : before.reports + 1;
	const until = now + Math.min(longest, shortest * 2 ** (reports - 1));
	await trx
		.insertInto("quieted")
		.values({ id: newId(), user_id: userId, source, until, reports })
		.onConflict((conflict) => conflict.columns(["user_id", "source"]).doUpdateSet({ until, reports }))
		.execute();
	return until;
}
