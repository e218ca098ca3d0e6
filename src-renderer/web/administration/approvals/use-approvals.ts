import { useMemo } from "react";
import type { EndedLogin, LoginDesk } from "../../../../contract/login-desk.ts";
import type { LoginRequest } from "../../../../contract/login-request.ts";
import { ofState, pendingFirst, type StateFilter } from "../../../approvals/approval-filter.ts";
import { fitting, type Narrowing, olderMayFit } from "../../../approvals/narrowing.ts";
import { stateCounts } from "../../../approvals/state-counts.ts";
import type { Desk } from "../../../desk/desk.ts";
import type { FailureCode } from "../../../desk/failure.ts";
import { useEnded } from "../../../desk/use-ended.ts";
import { type Row, stateOf } from "../../../lists/held-rows.ts";
import { useHeldRows } from "../../../lists/use-held-rows.ts";

const perPage = 50;

export interface Approvals {
	/** What fits all filters, pending ones first. */
	readonly shown: readonly LoginRequest[];
	/** Everything that is loaded for the chosen account, whatever else was chosen. */
	readonly loaded: readonly LoginRequest[];
	readonly counts: Readonly<Record<StateFilter, string>>;
	/** There is an answer for these filters. */
	readonly known: boolean;
	readonly failure: FailureCode | undefined;
	readonly more: (() => void) | undefined;
	readonly again: () => void;
	readonly held: Pick<ReturnType<typeof useHeldRows>, "fresh" | "release" | "listeners">;
}

/**
 * Everybody's requests. What is pending comes from the stream; of what has ended, the server looks for an account
 * and a state, and the rest is looked for among what is loaded.
 */
export function useApprovals(
	desk: Desk,
	live: LoginDesk,
	narrowing: Narrowing,
	search: string,
	now: number,
): Approvals {
	const { account, state } = narrowing;
	const ofAccount = useEnded(desk, "all", perPage, live.endedRevision, { account });
	const inState = state !== "all" && state !== "pending" && { account, state };
	const narrowed = useEnded(desk, "all", perPage, live.endedRevision, inState);
	const { rows, ...held } = useHeldRows(live.pending);
	const pending = useMemo(() => rowsNow(rows, live.ended), [rows, live.ended]);

	const reading = inState ? narrowed : ofAccount;
	const loaded = pendingFirst(pending, ofAccount.requests ?? []);
	const counted = fitting(loaded, narrowing, search, now);
	const chosen = fitting(pendingFirst(pending, reading.requests ?? []), narrowing, search, now);
	const shown = ofState(chosen, state);
	const goesOn = ({ more, requests = [] }: typeof reading) =>
		more !== undefined && olderMayFit(requests, narrowing, now);
	const counts = stateCounts(counted, goesOn(ofAccount));

	return {
		shown,
		loaded,
		counts: inState ? { ...counts, [state]: stateCounts(shown, goesOn(narrowed))[state] } : counts,
		known: reading.requests !== undefined,
		failure: reading.failure,
		// Everything that is pending is there already.
		more: state !== "pending" && goesOn(reading) ? reading.more : undefined,
		again: reading.again,
		held,
	};
}

function rowsNow(rows: readonly Row[], ended: readonly EndedLogin[]): readonly LoginRequest[] {
	return rows.map((row) => (row.gone ? { ...row.request, state: stateOf(row, ended) } : row.request));
}
