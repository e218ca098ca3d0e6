import { Fragment } from "react";
import type { AccountState, DesktopSnapshot } from "../../../contract/desktop/snapshot.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { LargeMark } from "../../mark/large-mark.tsx";
import { fill } from "../../text/fill.ts";
import { useNow } from "../../time/use-now.ts";
import { desktopWords } from "../../words/desktop.ts";
import { accountName } from "../account-names.ts";
import { RoomFrame } from "../frame/room-frame.tsx";
import { standingOf } from "../standing.ts";
import { useDenying } from "../use-denying.ts";
import { AccountBanner } from "./account-banner.tsx";
import { AuditBanner } from "./audit-banner.tsx";
import { Queue } from "./queue.tsx";
import { QueueHeading } from "./queue-heading.tsx";
import { QuietStrip } from "./quiet-strip.tsx";
import { useFirstTitle } from "./use-first-title.ts";
import { WaitingFoot } from "./waiting-foot.tsx";
import { withTimeLeft } from "./with-time-left.ts";

const { waiting: said, offline } = desktopWords;

/** What waits for several accounts, each under its name; a banner for each that is not connected. */
export function SeveralRoom({ snapshot }: { snapshot: DesktopSnapshot }) {
	const { accounts } = snapshot;
	const now = useNow();
	const denying = useDenying();
	const connected = accounts.filter((account) => ["live", "beginning"].includes(standingOf(account).is));
	const waiting = accounts
		.filter((account) => standingOf(account).is !== "trouble")
		.map((account) => withTimeLeft(account, now))
		.filter(({ desk }) => desk.pending.length > 0);
	useFirstTitle(waiting.length > 0);
	return (
		<RoomFrame
			waiting={countAnnounced(waiting)}
			alone={waiting.length === 0 && connected.length === accounts.length}
			state={fill(desktopWords.accounts, { count: accounts.length })}
			foot={
				<>
					<QuietStrip snapshot={snapshot} />
					<WaitingFoot accounts={accounts} />
				</>
			}
		>
			<div className="banners">
				{accounts.map((account) => (
					<Fragment key={account.id}>
						<AuditBanner account={account} />
						<AccountBanner account={account} now={now} />
					</Fragment>
				))}
			</div>
			<Heading waiting={waiting} connected={connected.length > 0} quiet={snapshot.quiet} />
			<p className="unseen" role="status">
				{denying.said}
			</p>
			{denying.failure && <FailureNote failure={denying.failure} />}
			{waiting.map((account) => (
				<section key={account.id} className="account-queue" aria-labelledby={`queue-${account.id}`}>
					<h2 id={`queue-${account.id}`}>{accountName(account)}</h2>
					<Queue account={account} now={now} denying={denying} top={false} />
				</section>
			))}
		</RoomFrame>
	);
}

function countAnnounced(waiting: readonly AccountState[]): number {
	return waiting.flatMap(({ desk }) => desk.pending).filter(({ announced }) => announced).length;
}

interface HeadingProps {
	readonly waiting: readonly AccountState[];
	readonly connected: boolean;
	readonly quiet: boolean;
}

function Heading({ waiting, connected, quiet }: HeadingProps) {
	const pending = waiting.flatMap(({ desk }) => desk.pending);
	const announced = countAnnounced(waiting);
	if (pending.length > 0) return <QueueHeading announced={announced} silent={pending.length - announced} />;
	return (
		<div>
			<LargeMark is={connected ? "idle" : "offline"} />
			<h1 tabIndex={-1} className="statement">
				{connected ? said.none : offline.none}
			</h1>
			<p className="hint">{connected ? (quiet ? said.quietHint : said.noneHint) : offline.noneHint}</p>
		</div>
	);
}
