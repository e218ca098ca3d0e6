import type { ReactNode } from "react";
import type { AccountState } from "../../../contract/desktop/snapshot.ts";
import { usePageTitle } from "../../rooms/use-page-title.ts";
import { desktopWords } from "../../words/desktop.ts";
import { main } from "../main-process.ts";
import { useWish } from "../wishes.ts";
import { TopBar } from "./top-bar.tsx";

interface RoomFrameProps {
	/** Absent where the name of the app says it. */
	readonly title?: string;
	/** How many logins wait in it. */
	readonly waiting?: number;
	readonly account?: AccountState | undefined;
	readonly state?: string | undefined;
	/** Leads back by a link of its own. */
	readonly leaves?: boolean;
	/** One statement in the middle of the window, and nothing else. */
	readonly alone?: boolean;
	/** It fills the window by itself. */
	readonly bare?: boolean;
	/** Ruled off at the bottom. */
	readonly foot?: ReactNode;
	readonly children: ReactNode;
}

/** What all rooms share: the bar above, the room, and what stands ruled off below it. */
export function RoomFrame(props: RoomFrameProps) {
	const { title, waiting = 0, account, state, leaves = false, alone = false, bare = false, foot, children } = props;
	usePageTitle(title, waiting);
	return (
		<>
			<TopBar account={account} state={state} />
			<main className={bare ? "bare" : alone ? "alone" : undefined}>
				{leaves && <BackLink />}
				{children}
			</main>
			{foot}
		</>
	);
}

function BackLink() {
	const wish = useWish();
	return (
		<p className="back">
			<button type="button" className="link" onClick={() => wish(() => main.back({}))}>
				{desktopWords.back}
			</button>
		</p>
	);
}
