import type { AccountState, DesktopSnapshot } from "../../../contract/desktop/snapshot.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { LargeMark } from "../../mark/large-mark.tsx";
import { Phrase } from "../../text/phrase.tsx";
import { Value } from "../../text/value.tsx";
import { desktopWords } from "../../words/desktop.ts";
import { serverHost } from "../account-names.ts";
import { RoomFrame } from "../frame/room-frame.tsx";
import { type Denying, useDenying } from "../use-denying.ts";
import { AccountBanner } from "./account-banner.tsx";
import { AuditBanner } from "./audit-banner.tsx";
import { LastDecision } from "./last-decision.tsx";
import { Queue } from "./queue.tsx";
import { QueueHeading } from "./queue-heading.tsx";
import { QuietStrip } from "./quiet-strip.tsx";
import { useFirstTitle } from "./use-first-title.ts";
import { WaitingFoot } from "./waiting-foot.tsx";

const { waiting: said } = desktopWords;

interface QueueRoomProps {
	readonly account: AccountState;
	readonly snapshot: DesktopSnapshot;
	readonly now: number;
}

/** What waits for the only account; under a banner where it is not connected. */
export function QueueRoom({ account, snapshot, now }: QueueRoomProps) {
	const { pending, revision } = account.desk;
	const denying = useDenying();
	const announced = pending.filter((request) => request.announced).length;
	const some = pending.length > 0;
	useFirstTitle(some);
	return (
		<RoomFrame
			waiting={announced}
			account={account}
			alone={!some && !account.auditBreak}
			foot={
				<>
					<QuietStrip snapshot={snapshot} />
					{!some && revision !== undefined && <LastDecision account={account} />}
					<WaitingFoot accounts={snapshot.accounts} />
				</>
			}
		>
			<div className="banners">
				<AuditBanner account={account} />
				{some && <AccountBanner account={account} now={now} />}
			</div>
			{some ? (
				<>
					<QueueHeading announced={announced} silent={pending.length - announced} />
					<Denied denying={denying} />
					<Queue account={account} now={now} denying={denying} />
				</>
			) : (
				<Empty account={account} quiet={snapshot.quiet || !snapshot.settings.opensByItself} denying={denying} />
			)}
		</RoomFrame>
	);
}

/** What became of the last deny. */
function Denied({ denying }: { denying: Denying }) {
	return (
		<>
			<p className="unseen" role="status">
				{denying.said}
			</p>
			{denying.failure && <FailureNote failure={denying.failure} />}
		</>
	);
}

interface EmptyProps {
	readonly account: AccountState;
	/** A new login opens nothing. */
	readonly quiet: boolean;
	readonly denying: Denying;
}

function Empty({ account, quiet, denying }: EmptyProps) {
	const begun = account.desk.revision !== undefined;
	const server = <Value text={serverHost(account.server)} />;
	return (
		<>
			<LargeMark is="idle" />
			<h1 tabIndex={-1} className="statement">
				{begun ? said.none : <Phrase text={desktopWords.offline.connecting} values={{ server }} />}
			</h1>
			{begun && <p className="hint">{quiet ? said.quietHint : said.noneHint}</p>}
			<Denied denying={denying} />
		</>
	);
}
