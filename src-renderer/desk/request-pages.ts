import type { RequestPage } from "../../contract/decision.ts";
import type { LoginRequest } from "../../contract/login-request.ts";

/** What is known, after its newest part was read again. */
export function withFirstPage(known: RequestPage | undefined, first: RequestPage): RequestPage {
	if (!known || first.next === undefined) return first;
	const requests = united(first.requests, known.requests);
	// Where more pages were opened than the first, the list goes on behind the last of them.
	return { requests, next: known.requests.length > first.requests.length ? known.next : first.next };
}

export function withNextPage(known: RequestPage | undefined, next: RequestPage): RequestPage {
	return { requests: united(next.requests, known?.requests ?? []), next: next.next };
}

function united(fresh: readonly LoginRequest[], known: readonly LoginRequest[]): readonly LoginRequest[] {
	const byId = new Map([...known, ...fresh].map((request) => [request.id, request]));
	return [...byId.values()].toSorted(
		(one, other) => other.createdAt.localeCompare(one.createdAt) || one.id.localeCompare(other.id),
	);
}
