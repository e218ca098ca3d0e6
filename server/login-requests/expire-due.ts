import type { EventHub } from "../events/event-hub.ts";
import type { Storage } from "../storage/storage.ts";
import { settle } from "./settle.ts";

/** How many requests one commit ends at the most. */
const batch = 500;
/**
 * How long requests stay that ended without a decision. Whether their account exists makes no difference, or asking
 * again would tell. Those of a flood stay as long as they can be reported.
 */
const kept = { announced: 7 * 24 * 3_600_000, unannounced: 24 * 3_600_000 };

/**
 * Ends the requests whose time is up.
 * @returns when the next one is due, or `undefined` where none is pending
 */
export function expireDue(storage: Storage, hub: EventHub): Promise<number | undefined> {
	return storage.write(async (trx, afterCommit) => {
		const now = storage.clock();
		const due = await trx
			.selectFrom("login_request")
			.select("id")
			.where("state", "=", "pending")
			.where("expires_at", "<=", now)
			.orderBy("expires_at")
			.limit(batch)
			.execute();
		for (const { id } of due) await settle(trx, afterCommit, hub, { id, verb: "expire", now });
		await trx
			.deleteFrom("login_request")
			.where("state", "in", ["expired", "cancelled"])
			.where((where) =>
				where.or([
					where("expires_at", "<", now - kept.announced),
					where.and([where("announced", "=", 0), where("expires_at", "<", now - kept.unannounced)]),
				]),
			)
			.execute();
		const { next } = await trx
			.selectFrom("login_request")
			.select((expression) => expression.fn.min("expires_at").as("next"))
			.where("state", "=", "pending")
			.executeTakeFirstOrThrow();
		return next ?? undefined;
	});
}
