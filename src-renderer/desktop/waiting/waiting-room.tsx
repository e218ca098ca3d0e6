import type { AccountState, DesktopSnapshot } from "../../../contract/desktop/snapshot.ts";
import { standingOf } from "../standing.ts";
import { OfflineRoom } from "./offline-room.tsx";
import { QueueRoom } from "./queue-room.tsx";
import { SeveralRoom } from "./several-room.tsx";
import { TroubleRoom } from "./trouble-room.tsx";

/** What waits for the reader; or why nothing can. */
export function WaitingRoom({ snapshot }: { snapshot: DesktopSnapshot }) {
	const [account, ...others] = snapshot.accounts;
	if (!account) return null;
	return others.length > 0 ? <SeveralRoom snapshot={snapshot} /> : <OneRoom account={account} snapshot={snapshot} />;
}

function OneRoom({ account, snapshot }: { account: AccountState; snapshot: DesktopSnapshot }) {
	const standing = standingOf(account);
	switch (standing.is) {
		case "trouble":
			return <TroubleRoom account={account} trouble={standing.trouble} />;
		case "offline":
			return <OfflineRoom account={account} {...standing} />;
		default:
			return <QueueRoom account={account} snapshot={snapshot} />;
	}
}
