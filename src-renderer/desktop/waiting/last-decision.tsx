import type { AccountState } from "../../../contract/desktop/snapshot.ts";
import { useEnded } from "../../desk/use-ended.ts";
import { StateWord } from "../../mark/state-word.tsx";
import { Statement } from "../../request/statement.tsx";
import { fill } from "../../text/fill.ts";
import { dayAndMinute } from "../../time/instants.ts";
import { desktopWords } from "../../words/desktop.ts";
import { useDesk } from "../desktop-desk.ts";
import { RoomLink } from "../room-link.tsx";

/** How the last login ended, while nothing else is to be said. */
export function LastDecision({ account }: { account: AccountState }) {
	const { requests } = useEnded(useDesk(account), "own", 1, account.desk.endedRevision);
	const last = requests?.[0];
	if (!last) return null;
	const time = dayAndMinute(last.settledAt ?? last.createdAt, Date.now());
	return (
		<section className="foot last-decision" aria-label={desktopWords.waiting.last}>
			<p className="hint">{fill(desktopWords.waiting.lastDecision, { time })}</p>
			<p className="wanted">
				<RoomLink to={{ at: "decision", account: account.id, id: last.id }}>
					<Statement request={last} />
				</RoomLink>
			</p>
			<StateWord state={last.state} />
		</section>
	);
}
