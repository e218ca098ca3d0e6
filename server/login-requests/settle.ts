import { appendEntry } from "../audit/append-entry.ts";
import type { EventHub } from "../events/event-hub.ts";
import type { AfterCommit, Transaction } from "../storage/group-commit.ts";
import type { LoginRequestRow } from "../storage/schema.ts";
import { databaseNow } from "../storage/sqlite.ts";
import { statement } from "../storage/statement.ts";
import { publishSettled } from "./announce.ts";
import { type LoginState, type LoginVerb, transitions } from "./states.ts";

type Ending = Exclude<LoginVerb, "collect">;

type Added = "settled_by" | "signed_with" | "receipt_json" | "reason";

export interface Settlement {
	id: string;
	verb: Ending;
	now: number;
	/** Members that the decision adds, such as who made it. */
	values?: Partial<Pick<LoginRequestRow, Added>>;
}

/**
 * Ends a pending request: one compare-and-set, with the expiry inside it, so that one decision wins whoever else
 * decides, and a decision that comes too late is none. Decisions are audited in the same transaction.
 * @returns the settled row, or `undefined` where the request is not pending any more
 */
export async function settle(
	trx: Transaction,
	afterCommit: AfterCommit,
	hub: EventHub,
	{ id, verb, now, values = {} }: Settlement,
): Promise<LoginRequestRow | undefined> {
	const { settled_by = null, signed_with = null, receipt_json = null, reason = null } = values;
	const end = verb === "expire" ? endDue : endOpen;
	const given = { id, ...transitions[verb], now, settled_by, signed_with, receipt_json, reason };
	const row = await end.first(trx, given);
	if (!row) return undefined;
	if (verb === "approve" || verb === "deny") await auditDecision(trx, row, now);
	await publishSettled(trx, afterCommit, hub, row);
	return row;
}

interface Given extends Pick<LoginRequestRow, Added> {
	readonly id: string;
	readonly from: LoginState;
	readonly to: LoginState;
	readonly now: number;
}

/** What a decision does not add stays as it is. */
const ending = (expires: "<=" | ">") =>
	statement((db, { id, from, to, now, settled_by, signed_with, receipt_json, reason }: Given) =>
		db
			.updateTable("login_request")
			.set(({ fn, val }) => ({
				state: to,
				settled_at: now,
				settled_by: fn.coalesce(val(settled_by), "settled_by"),
				signed_with: fn.coalesce(val(signed_with), "signed_with"),
				receipt_json: fn.coalesce(val(receipt_json), "receipt_json"),
				reason: fn.coalesce(val(reason), "reason"),
			}))
			.where("id", "=", id)
			.where("state", "=", from)
			.where("expires_at", expires, databaseNow)
			.returningAll(),
	);

const endDue = ending("<=");
const endOpen = ending(">");

function auditDecision(trx: Transaction, row: LoginRequestRow, now: number): Promise<void> {
	const { account, kind, target, command, client, client_kind, host, os_user, address } = row;
	const { settled_by, signed_with, reason } = row;
	const asked = { account, kind, target, command, client, client_kind, host, os_user, address };
	return appendEntry(trx, {
		action: row.state === "approved" ? "login-approved" : "login-denied",
		at: now,
		accountId: row.user_id ?? undefined,
		requestId: row.id,
		personal: { ...asked, settled_by, signed_with, reason },
	});
}
