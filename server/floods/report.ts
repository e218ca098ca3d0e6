import { Problem } from "../../contract/problem.ts";
import type { Approver } from "../approver.ts";
import { appendEntry } from "../audit/append-entry.ts";
import type { EventHub } from "../events/event-hub.ts";
import { publishSettled } from "../login-requests/announce.ts";
import { findOwn } from "../login-requests/find.ts";
import type { QueueNotice } from "../notices/queue-notice.ts";
import type { Transaction, Work } from "../storage/group-commit.ts";
import type { LoginRequestRow } from "../storage/schema.ts";
import type { Storage } from "../storage/storage.ts";
import { quietSource } from "./quiet-source.ts";

export interface ReportParts {
	readonly hub: EventHub;
	readonly queueNotice: QueueNotice;
}

const reportableFor = 24 * 3_600_000;

/**
 * "I did not start this", by the owner of the account, for a day after the request ended in any way but approval.
 * Saying so twice of one request says it once.
 * @returns until when its source stays quiet, in milliseconds
 * @throws Problem `not-found`, `not-reportable`
 */
export async function reportLoginRequest(
	parts: ReportParts & { storage: Storage },
	caller: Approver,
	id: string,
): Promise<number> {
	const { storage } = parts;
	await findOwn(storage, caller, id);
	return storage.write(async (trx, afterCommit) => {
		const row = await trx.selectFrom("login_request").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
		const ended = row.settled_at !== null && row.state !== "approved" && row.state !== "collected";
		if (!ended || (row.settled_at ?? 0) + reportableFor <= storage.clock()) throw new Problem("not-reportable");
		return markReported(trx, afterCommit, parts, { caller, row, now: storage.clock() });
	});
}

/** Reports a request that has just been settled, in the transaction that settled it. */
export async function markReported(
	trx: Transaction,
	afterCommit: Parameters<Work<never>>[1],
	{ hub, queueNotice }: ReportParts,
	{ caller, row, now }: { caller: Approver; row: LoginRequestRow; now: number },
): Promise<number> {
	const first = row.reason !== "reported";
	const until = await quietSource(trx, { userId: caller.account.id, source: row.source, now, again: first });
	if (!first) return until;
	const reported = { ...row, reason: "reported" as const };
	await trx.updateTable("login_request").set({ reason: "reported" }).where("id", "=", row.id).execute();
	await appendEntry(trx, {
		action: "login-reported",
		at: now,
		accountId: caller.account.id,
		requestId: row.id,
		personal: { account: row.account, address: row.address, source: row.source },
	});
	const { account, source, id: requestId } = row;
	await queueNotice(trx, afterCommit, { kind: "login-reported", account, source, requestId, quietUntil: until });
	// Told once more, so that lists which show it already learn that it was reported.
	await publishSettled(trx, afterCommit, hub, reported);
	return until;
}
