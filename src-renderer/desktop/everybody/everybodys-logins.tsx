import { useId } from "react";
import type { AccountState } from "../../../contract/desktop/snapshot.ts";
import type { LoginDesk } from "../../../contract/login-desk.ts";
import { ApprovalList } from "../../approvals/approval-list.tsx";
import { FailureNote } from "../../desk/failure-note.tsx";
import { useEnded } from "../../desk/use-ended.ts";
import { FreshRows } from "../../lists/fresh-rows.tsx";
import { stateOf, waitingIn } from "../../lists/held-rows.ts";
import { MoreRows, rowsShown } from "../../lists/more-rows.tsx";
import { useHeldRows } from "../../lists/use-held-rows.ts";
import { useNow } from "../../time/use-now.ts";
import { desktopWords } from "../../words/desktop.ts";
import { words } from "../../words.ts";
import { useDesk } from "../desktop-desk.ts";
import type { Denying } from "../use-denying.ts";
import { LoginActs } from "./login-acts.tsx";

const { everybody: said } = desktopWords;

interface EverybodysLoginsProps {
	readonly account: AccountState;
	readonly live: LoginDesk;
	readonly denying: Denying;
}

/** What is pending comes from the stream and is held still under a hand; what has ended is read when that changes. */
export function EverybodysLogins({ account, live, denying }: EverybodysLoginsProps) {
	const heading = useId();
	const now = useNow();
	const { rows, fresh, release, listeners } = useHeldRows(live.pending);
	const { requests, failure, more } = useEnded(useDesk(account), "all", 10, live.endedRevision);
	const pending = rows
		.slice(0, rowsShown)
		.map((row) => (row.gone ? { ...row.request, state: stateOf(row, live.ended) } : row.request));
	const shown = {
		now,
		serverNow: now + live.clockOffset,
		acts: (request: LoginDesk["pending"][number]) => (
			<LoginActs account={account} request={request} now={now} onDeny={() => denying.deny(account.id, request)} />
		),
	};
	return (
		<>
			<FreshRows count={fresh} onShow={release} />
			<div {...listeners}>{pending.length > 0 && <ApprovalList requests={pending} {...shown} />}</div>
			<MoreRows count={waitingIn(rows.slice(rowsShown))} />
			<section aria-labelledby={heading} className="ended-lately">
				<h2 id={heading}>{said.recent}</h2>
				{failure && <FailureNote failure={failure} />}
				{!requests && !failure && <p role="status">{words.loading}</p>}
				{requests?.length === 0 && <p className="hint">{said.noneEnded}</p>}
				{requests !== undefined && requests.length > 0 && <ApprovalList requests={requests} {...shown} />}
				{more && (
					<p className="list-more">
						<button type="button" className="button" onClick={more}>
							{words.decisions.more}
						</button>
					</p>
				)}
			</section>
		</>
	);
}
