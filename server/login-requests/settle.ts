import { appendEntry } from "../audit/append-entry.ts";
import type { EventHub } from "../events/event-hub.ts";
import type { Transaction } from "../storage/group-commit.ts";
import type { LoginRequestRow } from "../storage/schema.ts";
import { databaseNow } from "../storage/sqlite.ts";
import { publishSettled } from "./announce.ts";
import { type LoginVerb, transitions } from "./states.ts";

type Ending = Exclude<LoginVerb, "collect">;

export interface Settlement {
	id: string;
	verb: Ending;
	now: number;
	/** Members that the decision adds, such as who made it. */
	values?: Partial<Pick<LoginRequestRow, "settled_by" | "signed_with" | "receipt_json" | "reason" | "attempts_left">>;
}

/**
 * Ends a pending request: one compare-and-set, with the expiry inside it, so that one decision wins whoever else
 * decides, and a decision that comes too late is none. Decisions are audited in the same transaction.
 * @returns the settled row, or `undefined` where the request is not pending any more
 */
export async function settle(
	trx: Transaction,
	afterCommit: (publish: () => void) => void,
	hub: EventHub,
	{ id, verb, now, values = {} }: Settlement,
): Promise<LoginRequestRow | undefined> {
	const { from, to } = transitions[verb];
	const row = await trx
		.updateTable("login_request")
		.set({ ...values, state: to, settled_at: now })
		.where("id", "=", id)
		.where("state", "=", from)
		.where("expires_at", verb === "expire" ? "<=" : ">", databaseNow)
		.returningAll()
		.executeTakeFirst();
	if (!row) return undefined;
	if (verb === "approve" || verb === "deny") await auditDecision(trx, row, now);
	await publishSettled(trx, afterCommit, hub, row);
	return row;
}

function auditDecision(trx: Transaction, row: LoginRequestRow, now: number): Promise<void> {
	const { account, kind, target, command, host, os_user, address, settled_by, signed_with, reason } = row;
	return appendEntry(trx, {
		action: row.state === "approved" ? "login-approved" : "login-denied",
		at: now,
		accountId: row.user_id ?? undefined,
		requestId: row.id,
		personal: { account, kind, target, command, host, os_user, address, settled_by, signed_with, reason },
	});
}
