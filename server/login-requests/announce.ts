import type { EventHub, Scope } from "../events/event-hub.ts";
import { publishChange } from "../events/revision.ts";
import type { AfterCommit, Transaction } from "../storage/group-commit.ts";
import type { LoginRequestRow } from "../storage/schema.ts";
import { loginRequestOf, shownState } from "./view.ts";

/** Tells the account's approvers and the administrators of a new request. */
export function publishRequested(
	trx: Transaction,
	afterCommit: AfterCommit,
	hub: EventHub,
	row: LoginRequestRow,
): Promise<void> {
	afterCommit(() => hub.activity.requestCreated());
	return publishChange(trx, afterCommit, hub, scopesOf(row), {
		name: "login-requested",
		body: { request: loginRequestOf(row) },
	});
}

/** Tells them that it ended, and wakes the requester that waits for the outcome. */
export async function publishSettled(
	trx: Transaction,
	afterCommit: AfterCommit,
	hub: EventHub,
	row: LoginRequestRow,
): Promise<void> {
	const change = { name: "login-settled", body: { id: row.id, state: shownState(row.state) } } as const;
	await publishChange(trx, afterCommit, hub, scopesOf(row), change);
	afterCommit(() => {
		hub.publish(`request:${row.id}`, { ...change, revision: 1 });
		hub.activity.requestEnded(row.state);
	});
}

/**
 * Scopes that nobody can follow. A request for an account that does not exist is shown to nobody, and counted all the
 * same: whoever asks could otherwise tell by the time it takes.
 */
const nobodys: Scope[] = ["account:", "account:-"];

function scopesOf(row: LoginRequestRow): Scope[] {
	return row.user_id === null ? nobodys : [`account:${row.user_id}`, "all"];
}
