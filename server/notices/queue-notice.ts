import type { Transaction } from "../storage/group-commit.ts";
import type { DeliveryRow } from "../storage/schema.ts";
import type { Clock } from "../storage/sqlite.ts";
import { deliveryId } from "./delivery-id.ts";
import { mailOf } from "./mail-words.ts";
import type { Notice } from "./notice.ts";
import { mailRecipients } from "./recipients.ts";
import { webhookBody } from "./webhook-body.ts";

/**
 * Puts a notice on its way in the transaction of what happened, so that it is told if and only if it happened.
 * Where neither a webhook nor mail is set up it writes nothing.
 */
export type QueueNotice = (trx: Transaction, afterCommit: (wake: () => void) => void, notice: Notice) => Promise<void>;

/** For what runs without any way to tell the world. */
export const queueNowhere: QueueNotice = async () => {};

export type Way = DeliveryRow["by"];

export interface NoticeQueueParts {
	readonly ways: readonly Way[];
	readonly origin: string;
	readonly clock: Clock;
	/** Something waits to be delivered now. */
	wake(way: Way): void;
}

const kept = 30 * 24 * 3_600_000;

export function noticeQueue({ ways, origin, clock, wake }: NoticeQueueParts): QueueNotice {
	return async (trx, afterCommit, notice) => {
		const at = clock();
		const rows: NewDelivery[] = [];
		if (ways.includes("webhook"))
			rows.push({ by: "webhook", user_id: null, body_json: webhookBody(notice, origin, at) });
		const body_json = JSON.stringify(mailOf(notice, origin));
		if (ways.includes("mail"))
			for (const user_id of await mailRecipients(trx, notice, at)) rows.push({ by: "mail", user_id, body_json });
		for (const row of rows) {
			await trx
				.insertInto("delivery")
				.values({
					...row,
					id: deliveryId(notice, row.user_id),
					notice: notice.kind,
					state: "waiting",
					attempts: 0,
					created_at: at,
					next_attempt_at: at,
				})
				.onConflict((conflict) => conflict.column("id").doNothing())
				.execute();
			afterCommit(() => wake(row.by));
		}
		if (rows.length > 0)
			await trx
				.deleteFrom("delivery")
				.where("created_at", "<", at - kept)
				.execute();
	};
}

type NewDelivery = Pick<DeliveryRow, "by" | "user_id" | "body_json">;
