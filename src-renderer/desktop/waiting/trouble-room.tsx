import type { AccountState, AccountTrouble } from "../../../contract/desktop/snapshot.ts";
import { LargeMark } from "../../mark/large-mark.tsx";
import { desktopWords } from "../../words/desktop.ts";
import { RoomFrame } from "../frame/room-frame.tsx";
import { RoomLink } from "../room-link.tsx";
import { lost, TroubleWays } from "./trouble-ways.tsx";

/** The only account is not followed: why, and the way out. */
export function TroubleRoom({ account, trouble }: { account: AccountState; trouble: AccountTrouble }) {
	const { heading, hint } = desktopWords.troubles[trouble];
	return (
		<RoomFrame
			title={heading}
			account={account}
			alone
			foot={
				<footer className="foot acts">
					<TroubleWays account={account} trouble={trouble} />
					{lost.has(trouble) && (
						<p>
							<RoomLink to={{ at: "settings" }}>{desktopWords.settings}</RoomLink>
						</p>
					)}
				</footer>
			}
		>
			<LargeMark is="offline" />
			<h1 tabIndex={-1} className="statement">
				{heading}
			</h1>
			<p className="hint">{hint}</p>
		</RoomFrame>
	);
}
