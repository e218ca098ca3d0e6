import type { EndedLogin } from "../../contract/login-desk.ts";
import type { LoginRequest } from "../../contract/login-request.ts";

export interface Row {
	readonly request: LoginRequest;
	/** It has ended while the list was held still. */
	readonly gone: boolean;
}

export interface HeldRows {
	readonly rows: readonly Row[];
	/** How many new ones wait to be shown. */
	readonly fresh: number;
}

/**
 * The rows of a list that must not move under a hand: `held` as it stood, what is not `pending` any more marked,
 * what is new only counted.
 */
export function heldRows(held: readonly LoginRequest[], pending: readonly LoginRequest[]): HeldRows {
	const [pendingIds, heldIds] = [idsOf(pending), idsOf(held)];
	return {
		rows: held.map((request) => ({ request, gone: !pendingIds.has(request.id) })),
		fresh: pending.filter(({ id }) => !heldIds.has(id)).length,
	};
}

/** How a row's request ended; where the stream did not say, its time will have run out. */
export function stateOf({ request, gone }: Row, ended: readonly EndedLogin[]): LoginRequest["state"] {
	if (!gone) return request.state;
	return ended.find(({ id }) => id === request.id)?.state ?? "expired";
}

/** How many of the rows have not ended. */
export function waitingIn(rows: readonly Row[]): number {
	return rows.filter(({ gone }) => !gone).length;
}

function idsOf(requests: readonly LoginRequest[]): ReadonlySet<string> {
	return new Set(requests.map(({ id }) => id));
}
