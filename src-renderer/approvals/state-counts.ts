import type { LoginRequest } from "../../contract/login-request.ts";
import { fill } from "../text/fill.ts";
import { words } from "../words.ts";
import { ofState, type StateFilter, stateFilters } from "./approval-filter.ts";

/**
 * How many of `requests` fit each filter, in figures.
 * @param mayBeMore older ones are not loaded; all that is pending always is
 */
export function stateCounts(requests: readonly LoginRequest[], mayBeMore: boolean): Record<StateFilter, string> {
	const counts = stateFilters.map((filter) => {
		const count = ofState(requests, filter).length;
		return [filter, mayBeMore && filter !== "pending" ? fill(words.approvals.atLeast, { count }) : String(count)];
	});
	return Object.fromEntries(counts) as Record<StateFilter, string>;
}
