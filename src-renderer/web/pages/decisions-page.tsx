import { DecisionList } from "../../decision/decision-list.tsx";
import type { DeskView } from "../../desk/desk.ts";
import { Trouble } from "../../desk/trouble.tsx";
import { useEnded } from "../../desk/use-ended.ts";
import { usePageTitle } from "../../rooms/use-page-title.ts";
import { useNow } from "../../time/use-now.ts";
import { words } from "../../words.ts";
import { DecisionLink } from "../opener.tsx";

/** Everything of the reader's own that has ended. */
export function DecisionsPage({ desk, live }: DeskView) {
	const now = useNow();
	const { requests, failure, more, again } = useEnded(desk, "own", 50, live.endedRevision);
	usePageTitle(words.decisions.page, live.pending.length);
	if (failure && !requests) return <Trouble failure={failure} again={again} />;
	return (
		<>
			<h1 tabIndex={-1} className="page-heading">
				{words.decisions.page}
			</h1>
			{!requests && <p role="status">{words.loading}</p>}
			{requests?.length === 0 && <p className="hint">{words.decisions.none}</p>}
			{requests !== undefined && requests.length > 0 && (
				<DecisionList
					requests={requests}
					now={now}
					opener={(request) => <DecisionLink request={request} now={now} />}
				/>
			)}
			{more && (
				<p className="more">
					<button type="button" className="button" onClick={more}>
						{words.decisions.more}
					</button>
				</p>
			)}
		</>
	);
}
