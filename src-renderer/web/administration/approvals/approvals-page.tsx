import { useState } from "react";
import type { LoginRequest } from "../../../../contract/login-request.ts";
import { ApprovalList } from "../../../approvals/approval-list.tsx";
import { FilterBar } from "../../../approvals/filter-bar.tsx";
import { narrowingOf } from "../../../approvals/narrowing.ts";
import type { Desk } from "../../../desk/desk.ts";
import { useAct } from "../../../desk/use-act.ts";
import { FreshRows } from "../../../lists/fresh-rows.tsx";
import { statementText } from "../../../request/statement.tsx";
import { focusHeading } from "../../../rooms/focus-heading.ts";
import { usePageTitle } from "../../../rooms/use-page-title.ts";
import { fill } from "../../../text/fill.ts";
import { useNow } from "../../../time/use-now.ts";
import { words } from "../../../words.ts";
import { useFollowing, useLive } from "../../live.ts";
import { AccountSelect } from "../account-select.tsx";
import { useFilterParams } from "../use-filter-params.ts";
import { ApprovalActs } from "./approval-acts.tsx";
import { ApprovalsHeading } from "./approvals-heading.tsx";
import { useApprovals } from "./use-approvals.ts";

const { approvals: said } = words;

/** For administrators: everybody's requests, the pending ones live. */
export function ApprovalsPage({ desk }: { desk: Desk }) {
	useFollowing("all");
	const live = useLive("all");
	const now = useNow();
	const [params, filter] = useFilterParams();
	const narrowing = narrowingOf(params);
	const [search, setSearch] = useState("");
	const [announced, announce] = useState("");
	const denying = useAct();
	const approvals = useApprovals(desk, live, narrowing, search, now + live.clockOffset);
	const { shown, loaded, counts, known, more, held } = approvals;
	usePageTitle(said.page, live.pending.length);

	const deny = async (request: LoginRequest) => {
		focusHeading();
		if (await denying.act(() => desk.deny(request.id)))
			announce(fill(words.waiting.denied, { statement: statementText(request) }));
	};
	const trouble = denying.failure ?? (live.connection.state === "refused" ? ("forbidden" as const) : approvals.failure);

	return (
		<>
			<ApprovalsHeading live={live} loaded={loaded} mayBeMore={more !== undefined} now={now} />
			<p className="unseen" role="status">
				{announced}
			</p>
			{trouble && (
				<p className="note" role="alert">
					{words.failures[trouble]}{" "}
					<button type="button" className="link" onClick={approvals.again}>
						{words.tryAgain}
					</button>
				</p>
			)}
			<FilterBar
				search={search}
				onSearch={setSearch}
				narrowing={narrowing}
				onFilter={filter}
				counts={counts}
				accounts={
					<AccountSelect
						label={said.account}
						account={narrowing.account}
						onChange={(account) => filter("account", account)}
					/>
				}
			/>
			<FreshRows count={held.fresh} onShow={held.release} />
			{shown.length > 0 ? (
				<div {...held.listeners}>
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
					{emptyWords(known, loaded.length, more !== undefined)}
				</p>
			)}
			{more && (
				<p className="more">
					<button type="button" className="button" onClick={more}>
						{words.decisions.more}
					</button>
				</p>
			)}
			<p className="hint below">{said.note}</p>
		</>
	);
}

function emptyWords(known: boolean, loaded: number, more: boolean): string {
	if (!known) return words.loading;
	if (more) return said.noneMore;
	return loaded === 0 ? said.empty : said.none;
}
