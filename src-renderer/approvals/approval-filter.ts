import type { LoginRequest, ShownState } from "../../contract/login-request.ts";

export type StateFilter = ShownState | "all";

export const stateFilters: readonly StateFilter[] = ["all", "pending", "approved", "denied", "expired", "cancelled"];

/** The requests in which every word of `search` stands somewhere, in any letter case. */
export function found(requests: readonly LoginRequest[], search: string): readonly LoginRequest[] {
	const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
	return requests.filter((request) => {
		const text = searchable(request).toLowerCase();
		return wanted.every((word) => text.includes(word));
	});
}

export function ofState(requests: readonly LoginRequest[], filter: StateFilter): readonly LoginRequest[] {
	return filter === "all" ? requests : requests.filter(({ state }) => state === filter);
}

/** Pending ones first, each once: what the stream says is newer than what a page of the list said. */
export function pendingFirst(
	pending: readonly LoginRequest[],
	ended: readonly LoginRequest[],
): readonly LoginRequest[] {
	const waiting = new Set(pending.map(({ id }) => id));
	return [...pending, ...ended.filter(({ id }) => !waiting.has(id))];
}

function searchable(request: LoginRequest): string {
	const { account, kind, target, command, host, osUser, address, client, signedWith, settledBy, id } = request;
	return [account, kind, target, command, host, osUser, address, client, signedWith, settledBy, id].join("\n");
}
