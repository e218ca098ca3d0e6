import { Problem } from "../../contract/problem.ts";
import type { Transaction } from "../storage/group-commit.ts";
import { statement } from "../storage/statement.ts";

/** Pending requests of all accounts together, from where on the fullest source has to wait. */
export const globalCap = 10_000;

/**
 * At the cap, the source that has most pending takes no more; everybody else still gets through, and nothing that is
 * pending is dropped.
 * @throws Problem `too-many-attempts`
 */
export async function refuseFullestAtCap(trx: Transaction, source: string, cap: number): Promise<void> {
	const { count = 0 } = (await pending.first(trx, {})) ?? {};
	if (count < cap) return;
	const { own, fullest } = (await bySource.first(trx, { source })) ?? {};
	if (own && own >= (fullest ?? 0)) throw new Problem("too-many-attempts", { retryAfter: 30 });
}

const pending = statement((db, _: object) =>
	db
		.selectFrom("login_request")
		.select(({ fn }) => fn.countAll<number>().as("count"))
		.where("state", "=", "pending"),
);

const bySource = statement((db, slot: { source: string }) => {
	const sources = db
		.selectFrom("login_request")
		.select(["source", ({ fn }) => fn.countAll<number>().as("count")])
		.where("state", "=", "pending")
		.groupBy("source");
	return db
		.selectFrom(sources.as("each"))
		.select(({ fn }) => [
			fn.max("each.count").as("fullest"),
			fn.max("each.count").filterWhere("each.source", "=", slot.source).as("own"),
		]);
});
