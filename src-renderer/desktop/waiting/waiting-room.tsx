import type { AccountState, DesktopSnapshot } from "../../../contract/desktop/snapshot.ts";
import { useNow } from "../../time/use-now.ts";
import { standingOf } from "../standing.ts";
import { OfflineRoom } from "./offline-room.tsx";
import { QueueRoom } from "./queue-room.tsx";
import { SeveralRoom } from "./several-room.tsx";
import { TroubleRoom } from "./trouble-room.tsx";
import { withTimeLeft } from "./with-time-left.ts";

/** What waits for the reader; or why nothing can. */
export function WaitingRoom({ snapshot }: { snapshot: DesktopSnapshot }) {
	const [account, ...others] = snapshot.accounts;
	if (!account) return null;
	return others.length > 0 ? <SeveralRoom snapshot={snapshot} /> : <OneRoom account={account} snapshot={snapshot} />;
}

function OneRoom({ account, snapshot }: { account: AccountState; snapshot: DesktopSnapshot }) {
	const now = useNow();
	const standing = standingOf(account);
	if (standing.is === "trouble") return <TroubleRoom account={account} trouble={standing.trouble} />;
	const readable = withTimeLeft(account, now);
	if (standing.is === "offline" && readable.desk.pending.length === 0)
		return <OfflineRoom account={account} {...standing} />;
	return <QueueRoom account={readable} snapshot={snapshot} now={now} />;
}
