import type { AccountState } from "../../../contract/desktop/snapshot.ts";
import { DecisionList } from "../../decision/decision-list.tsx";
import { FailureNote } from "../../desk/failure-note.tsx";
import { type EndedRequests, useEnded } from "../../desk/use-ended.ts";
import { useNow } from "../../time/use-now.ts";
import { desktopWords } from "../../words/desktop.ts";
import { words } from "../../words.ts";
import { useDesk } from "../desktop-desk.ts";
import { RoomFrame } from "../frame/room-frame.tsx";
import { main } from "../main-process.ts";
import { useWish } from "../wishes.ts";
import { AccountChoice } from "./account-choice.tsx";
import { DecisionOpener } from "./decision-opener.tsx";

const { decisions: said } = desktopWords;

interface DecisionsRoomProps {
	readonly account: AccountState;
	/** All of them, to choose another. */
	readonly accounts: readonly AccountState[];
}

/** What was decided last for one account. */
export function DecisionsRoom({ account, accounts }: DecisionsRoomProps) {
	const ended = useEnded(useDesk(account), "own", 20, account.desk.endedRevision);
	const wish = useWish();
	return (
		<RoomFrame
			title={said.page}
			account={account}
			leaves
			foot={
				<footer className="foot">
					<button type="button" className="link" onClick={() => wish(() => main.openWebApp({ account: account.id }))}>
						{said.webApp}
					</button>
				</footer>
			}
		>
			<h1 tabIndex={-1} className="list-heading">
				{said.page}
			</h1>
			<AccountChoice account={account} accounts={accounts} at="decisions" />
			<Decisions account={account.id} ended={ended} />
		</RoomFrame>
	);
}

function Decisions({ account, ended }: { account: string; ended: EndedRequests }) {
	const { requests, failure, more, again } = ended;
	const now = useNow();
	return (
		<>
			{failure && (
				<div className="stack">
					<FailureNote failure={failure} />
					<button type="button" className="button small" onClick={again}>
						{words.tryAgain}
					</button>
				</div>
			)}
			{!requests && !failure && <p role="status">{words.loading}</p>}
			{requests?.length === 0 && <p className="hint">{words.decisions.none}</p>}
			{requests !== undefined && requests.length > 0 && (
				<DecisionList
					requests={requests}
					now={now}
					opener={(request) => <DecisionOpener account={account} request={request} now={now} />}
				/>
			)}
			{more && (
				<p className="list-more">
					<button type="button" className="button" onClick={more}>
						{words.decisions.more}
					</button>
				</p>
			)}
		</>
	);
}
