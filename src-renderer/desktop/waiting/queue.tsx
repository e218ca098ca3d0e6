import "./queue.css";
import type { AccountState } from "../../../contract/desktop/snapshot.ts";
import { UnannouncedList } from "../../lists/unannounced-list.tsx";
import { WaitingList } from "../../lists/waiting-list.tsx";
import type { RowActs } from "../../lists/waiting-row.tsx";
import { RoomLink } from "../room-link.tsx";
import type { Denying } from "../use-denying.ts";

interface QueueProps {
	readonly account: AccountState;
	readonly now: number;
	readonly denying: Denying;
	/** It is the only one in the room. */
	readonly top?: boolean;
}

/** What waits for one account: what was announced, then the rest. */
export function Queue({ account, now, denying, top = true }: QueueProps) {
	const { pending, ended, clockOffset } = account.desk;
	const announced = pending.filter((request) => request.announced);
	const silent = pending.filter((request) => !request.announced);
	const acts: RowActs = {
		serverNow: now + clockOffset,
		onDeny: (request) => denying.deny(account.id, request),
		title: ({ id }, statement) => <RoomLink to={{ at: "request", account: account.id, id }}>{statement}</RoomLink>,
	};
	return (
		<div className="queue">
			{announced.length > 0 && <WaitingList pending={announced} ended={ended} top={top} {...acts} />}
			{silent.length > 0 && <UnannouncedList requests={silent} {...acts} />}
		</div>
	);
}
