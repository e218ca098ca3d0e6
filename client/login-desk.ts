import type { LoginRequestedEvent, LoginSettledEvent, SnapshotEvent } from "../contract/events.ts";
import type { LoginDesk } from "../contract/login-desk.ts";
import type { LoginRequest } from "../contract/login-request.ts";

export type DeskEvent =
	| ({ readonly name: "snapshot" } & SnapshotEvent)
	| ({ readonly name: "login-requested" } & LoginRequestedEvent)
	| ({ readonly name: "login-settled" } & LoginSettledEvent);

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
