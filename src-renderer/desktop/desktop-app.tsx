import "./window.css";
import { useMemo } from "react";
import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import { FailureWords } from "../desk/failure-words.ts";
import { Arrivals } from "../lists/arrivals.tsx";
import { desktopWords } from "../words/desktop.ts";
import { windowFailureWords } from "../words/desktop-failures.ts";
import { words } from "../words.ts";
import { BreakCatcher } from "./frame/break-catcher.tsx";
import { Notice } from "./frame/notice.tsx";
import { useEscape } from "./frame/use-escape.ts";
import { useFittingWindow } from "./frame/use-fitting-window.ts";
import { placeOf, useRoomFocus } from "./frame/use-room-focus.ts";
import { main } from "./main-process.ts";
import { RoomOf } from "./room-of.tsx";
import { useSnapshot } from "./snapshot.ts";
import { useWishing, Wishes } from "./wishes.ts";

const failureWords = { ...words.failures, ...windowFailureWords };

/** The window of the tray app: one room, rendered from the latest snapshot. */
export function DesktopApp() {
	const { now } = useSnapshot();
	if (!now)
		return (
			<p className="starting" role="status">
				{desktopWords.loading}
			</p>
		);
	return (
		<FailureWords value={failureWords}>
			<BreakCatcher place={placeOf(now)}>
				<Room snapshot={now} />
			</BreakCatcher>
		</FailureWords>
	);
}

function Room({ snapshot }: { snapshot: DesktopSnapshot }) {
	const { wish, failure, forget } = useWishing();
	const place = placeOf(snapshot);
	useRoomFocus(place, forget);
	useFittingWindow();
	useEscape(() => wish(() => (snapshot.room.at === "waiting" ? main.hideWindow({}) : main.back({}))));
	const { accounts } = snapshot;
	const pending = useMemo(() => accounts.flatMap(({ desk }) => desk.pending), [accounts]);
	const dismiss = () => {
		forget();
		if (snapshot.notice) void wish(() => main.dismissNotice({}));
	};
	return (
		<Wishes value={wish}>
			<div className="window">
				<Notice failure={failure ?? snapshot.notice} onDismiss={dismiss} />
				<Arrivals pending={pending} />
				<RoomOf snapshot={snapshot} />
			</div>
		</Wishes>
	);
}
