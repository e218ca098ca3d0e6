import type { LoginRequestedEvent, LoginSettledEvent, SnapshotEvent } from "../contract/events.ts";
import type { LoginRequest, ShownState } from "../contract/login-request.ts";

/** How the desk stands with its server. Times are of the local clock, in milliseconds. */
export type Connection =
	/** `lostAt` where it had been live before. */
	| { readonly state: "connecting"; readonly lostAt?: number }
	| { readonly state: "live" }
	| { readonly state: "offline"; readonly lostAt: number; readonly nextTryAt: number }
	/** The server knows this session or pairing no more (401), or does not let it see this (403). Nothing is tried again. */
	| { readonly state: "refused"; readonly status: 401 | 403 };

export interface EndedLogin {
	readonly id: string;
	readonly state: Exclude<ShownState, "pending">;
}

/** All that is known of one event stream, as one immutable value. */
export interface LoginDesk {
	readonly connection: Connection;
	/** Of the last event taken; `undefined` before the first snapshot. */
	readonly revision: number | undefined;
	/** The revision with which the list of ended requests may have changed last. */
	readonly endedRevision: number;
	/** Add it to the local clock to get the server's. */
	readonly clockOffset: number;
	readonly auditHead: string | undefined;
	/** Newest first. */
	readonly pending: readonly LoginRequest[];
	/** What ended while this stream was followed, newest first, the last few only. */
	readonly ended: readonly EndedLogin[];
}

export type DeskEvent =
	| ({ readonly name: "snapshot" } & SnapshotEvent)
	| ({ readonly name: "login-requested" } & LoginRequestedEvent)
	| ({ readonly name: "login-settled" } & LoginSettledEvent);

export const emptyDesk: LoginDesk = {
	connection: { state: "connecting" },
	revision: undefined,
	endedRevision: 0,
	clockOffset: 0,
	auditHead: undefined,
	pending: [],
	ended: [],
};

const endedKept = 100;

/**
 * The desk after one event.
 * @param receivedAt the local clock when the event came in
 * @returns `undefined` where an event before this one is missing, so that only a new snapshot helps
 */
export function applyEvent(desk: LoginDesk, event: DeskEvent, receivedAt: number): LoginDesk | undefined {
	const offset = Date.parse(event.now) - receivedAt;
	if (event.name === "snapshot")
		return {
			...desk,
			connection: { state: "live" },
			revision: event.revision,
			endedRevision: event.revision,
			clockOffset: offset,
			auditHead: event.auditHead,
			pending: event.requests.filter(({ state }) => state === "pending").toSorted(newestFirst),
		};
	if (desk.revision === undefined || event.revision !== desk.revision + 1) return undefined;
	// An event is never early, only late: the largest difference seen is the one nearest to the truth.
	const next = { ...desk, revision: event.revision, clockOffset: Math.max(desk.clockOffset, offset) };
	return event.name === "login-requested" ? withRequest(next, event.request) : withEnd(next, event);
}

function withRequest(desk: LoginDesk, request: LoginRequest): LoginDesk {
	const others = desk.pending.filter(({ id }) => id !== request.id);
	return { ...desk, pending: [request, ...others].toSorted(newestFirst) };
}

function withEnd(desk: LoginDesk, { id, state, revision }: LoginSettledEvent): LoginDesk {
	return {
		...desk,
		endedRevision: revision,
		pending: desk.pending.filter((request) => request.id !== id),
		ended: [{ id, state }, ...desk.ended].slice(0, endedKept),
	};
}

function newestFirst(one: LoginRequest, other: LoginRequest): number {
	return other.createdAt.localeCompare(one.createdAt) || one.id.localeCompare(other.id);
}
