import "./waiting-list.css";
import type { EndedLogin } from "../../contract/login-desk.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { StateWord } from "../mark/state-word.tsx";
import { words } from "../words.ts";
import { FreshRows } from "./fresh-rows.tsx";
import { stateOf, waitingIn } from "./held-rows.ts";
import { MoreRows, rowsShown } from "./more-rows.tsx";
import { useHeldRows } from "./use-held-rows.ts";
import { type RowActs, WaitingRow } from "./waiting-row.tsx";

interface WaitingListProps extends RowActs {
	readonly pending: readonly LoginRequest[];
	readonly ended: readonly EndedLogin[];
	/** Its rows stand directly below the page's heading, and not in a part of the page. */
	readonly top?: boolean;
}

/** The logins that wait, newest first, and how many more there are. */
export function WaitingList({ pending, ended, top = true, ...acts }: WaitingListProps) {
	const { rows, fresh, release, listeners } = useHeldRows(pending);
	return (
		<div className="waiting-list" {...listeners}>
			<FreshRows count={fresh} onShow={release} />
			<ul aria-label={words.waiting.list}>
				{rows.slice(0, rowsShown).map(({ request, gone }) => (
					<li key={request.id}>
						<WaitingRow
							request={request}
							{...acts}
							top={top}
							end={gone ? <StateWord state={stateOf({ request, gone }, ended)} /> : undefined}
						/>
					</li>
				))}
			</ul>
			<MoreRows count={waitingIn(rows.slice(rowsShown))} />
		</div>
	);
}
