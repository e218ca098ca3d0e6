import type { LoginDesk } from "../../../../contract/login-desk.ts";
import type { LoginRequest } from "../../../../contract/login-request.ts";
import { lastChange, timeAgo } from "../../../approvals/last-change.ts";
import { sinceInstant } from "../../../approvals/since.ts";
import { fill } from "../../../text/fill.ts";
import { words } from "../../../words.ts";

const { approvals: said } = words;

interface ApprovalsHeadingProps {
	readonly live: LoginDesk;
	readonly loaded: readonly LoginRequest[];
	readonly mayBeMore: boolean;
	readonly now: number;
}

/** How much waits, how much was decided today, and how fresh that is. */
export function ApprovalsHeading({ live, loaded, mayBeMore, now }: ApprovalsHeadingProps) {
	const today = sinceInstant("today", now);
	const ended = loaded.filter(({ state }) => state !== "pending");
	const settled = ended.filter(({ settledAt, createdAt }) => Date.parse(settledAt ?? createdAt) >= today).length;
	// Where even the oldest is of today, there may be more of them.
	const count = mayBeMore && settled === ended.length ? fill(said.atLeast, { count: settled }) : settled;
	return (
		<div className="top-line">
			<h1 tabIndex={-1}>{said.page}</h1>
			<span className="pending-count">
				<strong>{fill(said.pending, { count: live.pending.length })}</strong>
				<span className="hint">{fill(said.settledToday, { count })}</span>
			</span>
			<span className="hint small live-state">{liveWords(live, loaded, now)}</span>
		</div>
	);
}

function liveWords({ connection, clockOffset }: LoginDesk, loaded: readonly LoginRequest[], now: number): string {
	if (connection.state === "connecting") return said.connecting;
	if (connection.state !== "live") return said.notLive;
	const changed = lastChange(loaded);
	return changed === undefined ? said.live : fill(said.liveSince, { ago: timeAgo(now + clockOffset - changed) });
}
