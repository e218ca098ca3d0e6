import "./waiting-foot.css";
import type { AccountState } from "../../../contract/desktop/snapshot.ts";
import { desktopWords } from "../../words/desktop.ts";
import { RoomLink } from "../room-link.tsx";

/** The ways to the other rooms. */
export function WaitingFoot({ accounts }: { accounts: readonly AccountState[] }) {
	const [first] = accounts;
	const administers = accounts.find(({ admin }) => admin);
	return (
		<footer className="foot">
			{first && <RoomLink to={{ at: "decisions", account: first.id }}>{desktopWords.waiting.decisions}</RoomLink>}
			{administers && (
				<RoomLink to={{ at: "everybody", account: administers.id }}>{desktopWords.waiting.everybody}</RoomLink>
			)}
			<RoomLink to={{ at: "settings" }}>{desktopWords.settings}</RoomLink>
		</footer>
	);
}
