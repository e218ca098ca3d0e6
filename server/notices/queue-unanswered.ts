import type { LoginRequestRow } from "../storage/schema.ts";
import type { Storage } from "../storage/storage.ts";
import { unansweredIds } from "./delivery-id.ts";
import type { NoticeOf } from "./notice.ts";
import type { QueueNotice } from "./queue-notice.ts";

/** A request that is announced and pending for so long is told of outside, once. */
export const unansweredAfter = 60_000;

/**
 * Queues a notice for each request that waits too long.
 * @returns when the next one may be due, or `undefined` where none is pending
 */
export async function queueUnanswered(storage: Storage, queueNotice: QueueNotice): Promise<number | undefined> {
	const before = storage.clock() - unansweredAfter;
	const found = await waiting(storage.db, storage.clock()).where("created_at", "<=", before).limit(1).execute();
	if (found.length > 0)
		await storage.write(async (trx, afterCommit) => {
			const rows = await waiting(trx, storage.clock()).where("created_at", "<=", before).execute();
			for (const row of rows) await queueNotice(trx, afterCommit, noticeOf(row));
		});
	const [next] = await waiting(storage.db, storage.clock())
		.where("created_at", ">", before)
		.orderBy("created_at")
		.limit(1)
		.execute();
	return next && next.created_at + unansweredAfter;
}

/** Pending, announced to somebody, and not told of yet. */
function waiting(db: Pick<Storage["db"], "selectFrom">, now: number) {
	return db
		.selectFrom("login_request")
		.selectAll()
		.where("state", "=", "pending")
		.where("announced", "=", 1)
		.where("user_id", "is not", null)
		.where("expires_at", ">", now)
		.where((where) =>
			where.not(
				where.exists(where.selectFrom("delivery").select("delivery.id").where("delivery.id", "in", unansweredIds)),
			),
		);
}

function noticeOf(row: LoginRequestRow): NoticeOf<"login-unanswered"> {
	return {
		kind: "login-unanswered",
		userId: row.user_id ?? "",
		account: row.account,
		requestId: row.id,
		login: row.kind,
		address: row.address,
		expiresAt: row.expires_at,
		claimed: { target: row.target, command: row.command, host: row.host, osUser: row.os_user },
	};
}
