import { AccountName } from "../../contract/account.ts";
import { LoginKind, type LoginRequest } from "../../contract/login-request.ts";
import { found, type StateFilter, stateFilters } from "./approval-filter.ts";
import { type Since, sinceChoices, sinceInstant } from "./since.ts";

/** Which of everybody's requests are to be shown. */
export interface Narrowing {
	readonly state: StateFilter;
	readonly account: string | undefined;
	readonly kind: LoginKind | undefined;
	readonly since: Since;
}

/** Reads what a page's address says; what it says wrongly counts for nothing. */
export function narrowingOf(params: URLSearchParams): Narrowing {
	const { account, kind, ...others } = Object.fromEntries(params);
	return {
		state: stateFilters.find((state) => state === others["state"]) ?? "all",
		account: AccountName.safeParse(account).data,
		kind: LoginKind.safeParse(kind).data,
		since: sinceChoices.find((since) => since === others["since"]) ?? "any",
	};
}

/** Those that fit, whatever their state. */
export function fitting(
	requests: readonly LoginRequest[],
	{ account, kind, since }: Narrowing,
	search: string,
	now: number,
): readonly LoginRequest[] {
	const from = sinceInstant(since, now);
	return found(requests, search).filter(
		(request) =>
			(account === undefined || request.account === account) &&
			(kind === undefined || request.kind === kind) &&
			Date.parse(request.createdAt) >= from,
	);
}

/** Whether older pages can hold anything that fits: not where the oldest that is loaded is too old already. */
export function olderMayFit(loaded: readonly LoginRequest[], { since }: Narrowing, now: number): boolean {
	const oldest = loaded.at(-1);
	return oldest === undefined || Date.parse(oldest.createdAt) >= sinceInstant(since, now);
}
