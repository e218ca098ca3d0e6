import { useState } from "react";
import { Link } from "wouter";
import type { LoginRequest } from "../../../contract/login-request.ts";
import { DecisionList } from "../../decision/decision-list.tsx";
import type { DeskView } from "../../desk/desk.ts";
import { type FailureCode, failureCode } from "../../desk/failure.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { useEnded } from "../../desk/use-ended.ts";
import { UnannouncedList } from "../../lists/unannounced-list.tsx";
import { WaitingList } from "../../lists/waiting-list.tsx";
import type { RowActs } from "../../lists/waiting-row.tsx";
import { statementText } from "../../request/statement.tsx";
import { focusHeading } from "../../rooms/focus-heading.ts";
import { usePageTitle } from "../../rooms/use-page-title.ts";
import { counted, fill } from "../../text/fill.ts";
import { useNow } from "../../time/use-now.ts";
import { words } from "../../words.ts";
import { MachineOffer } from "../machines/machine-offer.tsx";
import { DecisionLink, ReadAndSign } from "../opener.tsx";
import { SecondKey } from "../passkeys/second-key.tsx";
import { closeSecondKeyOffer, useSecondKeyOffer } from "../passkeys/second-key-offer.ts";
import { QuietedSources } from "../quiet/quieted-sources.tsx";

/** What waits for the reader, and what was decided last. */
export function WaitingPage({ desk, live }: DeskView) {
	const now = useNow();
	const [failure, setFailure] = useState<FailureCode>();
	const [said, say] = useState("");
	const announced = live.pending.filter((request) => request.announced);
	const silent = live.pending.filter((request) => !request.announced);
	const offered = useSecondKeyOffer();
	usePageTitle(undefined, announced.length);

	const deny = async (request: LoginRequest) => {
		setFailure(undefined);
		// The row that was pressed goes away, and with it the place where the focus stood.
		focusHeading();
		try {
			await desk.deny(request.id);
			say(fill(words.waiting.denied, { statement: statementText(request) }));
		} catch (thrown) {
			setFailure(failureCode(thrown));
		}
	};

	const later = () => {
		focusHeading();
		closeSecondKeyOffer();
	};
	const acts: RowActs = {
		serverNow: now + live.clockOffset,
		onDeny: (request) => void deny(request),
		opener: (request, describedBy) => <ReadAndSign request={request} describedBy={describedBy} />,
	};
	return (
		<>
			<Heading known={live.revision !== undefined} count={announced.length} silent={silent.length} />
			<p className="unseen" role="status">
				{said}
			</p>
			{failure && <FailureNote failure={failure} />}
			{offered && <SecondKey onLater={later} />}
			{announced.length > 0 && <WaitingList pending={announced} ended={live.ended} {...acts} />}
			{silent.length > 0 && <UnannouncedList requests={silent} {...acts} />}
			<MachineOffer account={desk.account} />
			<RecentDecisions desk={desk} live={live} now={now} />
			{desk.reporting?.lifting && <QuietedSources lifting={desk.reporting.lifting} revision={live.endedRevision} />}
		</>
	);
}

/** One heading from the beginning on, so that the focus stays on it while it learns what it says. */
function Heading({ known, count, silent }: { known: boolean; count: number; silent: number }) {
	const nothing = silent > 0 ? counted(words.waiting.silent, silent) : words.waiting.none;
	const heading = count > 0 ? counted(words.waiting.count, count) : nothing;
	return (
		<div className="page-heading">
			<h1 tabIndex={-1}>{known ? heading : words.loading}</h1>
			{known && <p className="hint">{count + silent > 0 ? words.waiting.updates : words.waiting.noneHint}</p>}
		</div>
	);
}

function RecentDecisions({ desk, live, now }: DeskView & { now: number }) {
	const { requests, failure } = useEnded(desk, "own", 5, live.endedRevision);
	return (
		<section aria-labelledby="recent" className="recent">
			<div className="top-line">
				<h2 id="recent">{words.decisions.recent}</h2>
				<Link href="/decisions">{words.decisions.all}</Link>
			</div>
			{failure && !requests && <p className="hint">{words.failures[failure]}</p>}
			{requests?.length === 0 && <p className="hint">{words.decisions.none}</p>}
			{requests !== undefined && requests.length > 0 && (
				<DecisionList
					requests={requests.slice(0, 5)}
					now={now}
					opener={(request) => <DecisionLink request={request} now={now} />}
				/>
			)}
		</section>
	);
}
