import { Problem } from "../../contract/problem.ts";
import type { Transaction } from "../storage/group-commit.ts";

/** Pending requests of all accounts together, from where on the fullest source has to wait. */
export const globalCap = 10_000;

/**
 * At the cap, the source that has most pending takes no more; everybody else still gets through, and nothing that is
 * pending is dropped.
 * @throws Problem `too-many-attempts`
 */
export async function refuseFullestAtCap(trx: Transaction, source: string, cap: number): Promise<void> {
	const { total } = await trx
		.selectFrom("login_request")
		.select((expression) => expression.fn.countAll<number>().as("total"))
		.where("state", "=", "pending")
		.executeTakeFirstOrThrow();
	if (total < cap) return;
	const fullest = await trx
		.selectFrom("login_request")
		.select(["source", (expression) => expression.fn.countAll<number>().as("count")])
		.where("state", "=", "pending")
		.groupBy("source")
		.orderBy("count", "desc")
		.execute();
	const own = fullest.find((each) => each.source === source)?.count ?? 0;
	if (own > 0 && own >= (fullest[0]?.count ?? 0)) throw new Problem("too-many-attempts", { retryAfter: 30 });
}
