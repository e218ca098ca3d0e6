import type { Delivery } from "../../contract/delivery.ts";
import { instant } from "../instant.ts";
import type { Storage } from "../storage/storage.ts";

const newest = 200;

/** The newest deliveries, with what became of each. */
export async function listDeliveries({ db }: Storage, webhook: string | undefined): Promise<Delivery[]> {
	const rows = await db
		.selectFrom("delivery")
		.leftJoin("account", "account.id", "delivery.user_id")
		.selectAll("delivery")
		.select("account.name")
		.orderBy("delivery.created_at", "desc")
		.orderBy("delivery.id", "desc")
		.limit(newest)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		notice: row.notice,
		by: row.by,
		to: row.by === "webhook" ? (webhook ?? "webhook") : (row.name ?? ""),
		state: row.state,
		attempts: row.attempts,
		createdAt: instant(row.created_at),
		...(row.next_attempt_at !== null && { nextAttemptAt: instant(row.next_attempt_at) }),
		...(row.trouble !== null && { trouble: row.trouble }),
	}));
}
