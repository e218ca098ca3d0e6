import { useMemo, useState } from "react";
import type { EndedLogin } from "../../../client/login-desk.ts";
import type { LoginRequest } from "../../../contract/login-request.ts";
import { found, ofState, pendingFirst, type StateFilter, stateFilters } from "../../approvals/approval-filter.ts";
import { ApprovalList } from "../../approvals/approval-list.tsx";
import { FilterBar } from "../../approvals/filter-bar.tsx";
import type { Desk } from "../../desk/desk.ts";
import { type FailureCode, failureCode } from "../../desk/failure.ts";
import { useEnded } from "../../desk/use-ended.ts";
import { FreshRows } from "../../lists/fresh-rows.tsx";
import { type Row, stateOf } from "../../lists/held-rows.ts";
import { useHeldRows } from "../../lists/use-held-rows.ts";
import { fill } from "../../text/fill.ts";
import { useNow } from "../../time/use-now.ts";
import { words } from "../../words.ts";
import { ApprovalActs } from "../approval-acts.tsx";
import { focusHeading } from "../focus-heading.ts";
import { useFollowing, useLive } from "../live.ts";
import { usePageTitle } from "../use-page-title.ts";

/** For administrators: everybody's requests, the pending ones live. */
export function ApprovalsPage({ desk }: { desk: Desk }) {
	useFollowing("all");
	const live = useLive("all");
	const now = useNow();
	const { requests: ended, failure: unread, more, again } = useEnded(desk, "all", 50, live.endedRevision);
	const [search, setSearch] = useState("");
	const [filter, setFilter] = useState<StateFilter>("all");
	const [failure, setFailure] = useState<FailureCode>();
	usePageTitle(words.approvals.page, live.pending.length);

	const { rows, fresh, release, listeners } = useHeldRows(live.pending);
	const all = useMemo(() => pendingFirst(rowsNow(rows, live.ended), ended ?? []), [rows, live.ended, ended]);
	const fitting = useMemo(() => found(all, search), [all, search]);
	const counts = useMemo(() => countsOf(fitting), [fitting]);
	const shown = ofState(fitting, filter);
	const trouble = failure ?? (live.connection.state === "refused" ? "forbidden" : unread);

	const deny = async ({ id }: LoginRequest) => {
		setFailure(undefined);
		focusHeading();
		try {
			await desk.deny(id);
		} catch (thrown) {
			setFailure(failureCode(thrown));
		}
	};

	return (
		<>
			<div className="top-line">
				<h1 tabIndex={-1}>{words.approvals.page}</h1>
				<strong className="pending-count">{fill(words.approvals.pending, { count: live.pending.length })}</strong>
				<span className="hint small live-state">
					{live.connection.state === "live" ? words.approvals.live : words.approvals.notLive}
				</span>
			</div>
			{trouble && (
				<p className="note" role="alert">
					{words.failures[trouble]}{" "}
					<button type="button" className="link" onClick={again}>
						{words.tryAgain}
					</button>
				</p>
			)}
			<FilterBar search={search} onSearch={setSearch} filter={filter} onFilter={setFilter} counts={counts} />
			<FreshRows count={fresh} onShow={release} />
			{shown.length > 0 ? (
				<div {...listeners}>
					<ApprovalList
						requests={shown}
						now={now}
						serverNow={now + live.clockOffset}
						acts={(request) => (
							<ApprovalActs request={request} account={desk.account} now={now} onDeny={(one) => void deny(one)} />
						)}
					/>
				</div>
			) : (
				<p className="hint" role="status">
					{emptyWords(ended !== undefined, all.length)}
				</p>
			)}
			{more && (
				<p className="more">
					<button type="button" className="button" onClick={more}>
						{words.decisions.more}
					</button>
				</p>
			)}
			<p className="hint below">{words.approvals.note}</p>
		</>
	);
}

function rowsNow(rows: readonly Row[], ended: readonly EndedLogin[]): readonly LoginRequest[] {
	return rows.map((row) => (row.gone ? { ...row.request, state: stateOf(row, ended) } : row.request));
}

function emptyWords(known: boolean, loaded: number): string {
	if (!known) return words.loading;
	return loaded === 0 ? words.approvals.empty : words.approvals.none;
}

function countsOf(requests: readonly LoginRequest[]): Record<StateFilter, number> {
	const counted = stateFilters.map((filter) => [filter, ofState(requests, filter).length]);
	return Object.fromEntries(counted) as Record<StateFilter, number>;
}
