import type { AccountState } from "../../../contract/desktop/snapshot.ts";
import { LargeMark } from "../../mark/large-mark.tsx";
import { fill } from "../../text/fill.ts";
import { Phrase } from "../../text/phrase.tsx";
import { Value } from "../../text/value.tsx";
import { clockTime } from "../../time/countdown.ts";
import { atMinute } from "../../time/instants.ts";
import { useNow } from "../../time/use-now.ts";
import { desktopWords } from "../../words/desktop.ts";
import { words } from "../../words.ts";
import { serverHost } from "../account-names.ts";
import { RoomFrame } from "../frame/room-frame.tsx";
import { main } from "../main-process.ts";
import { RoomLink } from "../room-link.tsx";
import { useWish } from "../wishes.ts";

const { offline: said } = desktopWords;

interface OfflineRoomProps {
	readonly account: AccountState;
	readonly lostAt: number;
	/** Absent while it is being tried. */
	readonly nextTryAt: number | undefined;
}

/** The only account has no connection: since when, what that means, and when it is tried again. */
export function OfflineRoom({ account, lostAt, nextTryAt }: OfflineRoomProps) {
	const now = useNow();
	const wish = useWish();
	const server = <Value text={serverHost(account.server)} />;
	return (
		<RoomFrame
			title={said.word}
			account={account}
			alone
			foot={
				<footer className="foot acts">
					<div className="foot-buttons">
						<RoomLink to={{ at: "settings" }} className="button">
							{desktopWords.settings}
						</RoomLink>
						<button type="button" className="button" onClick={() => wish(() => main.tryNow({ account: account.id }))}>
							{words.offline.tryNow}
						</button>
					</div>
				</footer>
			}
		>
			<LargeMark is="offline" />
			<h1 tabIndex={-1} className="statement">
				<Phrase text={words.offline.heading} values={{ server }} />
			</h1>
			<p className="hint">{fill(words.offline.lost, { time: atMinute(lostAt) })}</p>
			<p className="next-step">
				{nextTryAt === undefined ? (
					<Phrase text={said.connecting} values={{ server }} />
				) : (
					<Phrase
						text={said.nextTry}
						values={{ time: <strong role="timer">{clockTime((nextTryAt - now) / 1000)}</strong> }}
					/>
				)}
			</p>
		</RoomFrame>
	);
}
