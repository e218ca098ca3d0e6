import type { AccountState, AccountTrouble } from "../../../contract/desktop/snapshot.ts";
import { TwoStep } from "../../forms/two-step.tsx";
import { fill } from "../../text/fill.ts";
import { desktopWords } from "../../words/desktop.ts";
import { serverHost } from "../account-names.ts";
import { main } from "../main-process.ts";
import { RoomLink } from "../room-link.tsx";
import { useWish } from "../wishes.ts";

const { ways, settingsPage } = desktopWords;

/** Trying again does not help; a new pairing does. */
export const lost: ReadonlySet<AccountTrouble> = new Set(["damaged", "ended", "other-server"]);

interface TroubleWaysProps {
	readonly account: AccountState;
	readonly trouble: AccountTrouble;
	/** In a list, below which the ways to other rooms stand anyway. */
	readonly small?: boolean;
}

/** The next step out of a trouble: to try again, or to pair anew and let the old pairing go. */
export function TroubleWays({ account, trouble, small = false }: TroubleWaysProps) {
	const wish = useWish();
	const given = { account: account.id };
	const names = { account: account.account, server: serverHost(account.server) };
	const button = small ? "button small" : "button";
	if (!lost.has(trouble))
		return (
			<div className="foot-buttons">
				{!small && (
					<RoomLink to={{ at: "settings" }} className={button}>
						{desktopWords.settings}
					</RoomLink>
				)}
				<button type="button" className={button} onClick={() => wish(() => main.tryNow(given))}>
					{ways.tryAgain}
				</button>
			</div>
		);
	return (
		<div className="foot-buttons">
			<TwoStep
				label={ways.remove}
				name={fill(ways.removeThat, names)}
				question={fill(settingsPage.unpairQuestion, names)}
				small={small}
				onAct={() => wish(() => main.unpair(given))}
			/>
			<RoomLink to={{ at: "pair" }} className={`${button} pen`}>
				{ways.pairAgain}
			</RoomLink>
		</div>
	);
}
