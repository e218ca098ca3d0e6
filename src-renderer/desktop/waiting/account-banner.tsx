import type { AccountState } from "../../../contract/desktop/snapshot.ts";
import { fill } from "../../text/fill.ts";
import { Phrase } from "../../text/phrase.tsx";
import { clockTime } from "../../time/countdown.ts";
import { desktopWords } from "../../words/desktop.ts";
import { words } from "../../words.ts";
import { accountName } from "../account-names.ts";
import { main } from "../main-process.ts";
import { type Standing, standingOf } from "../standing.ts";
import { useWish } from "../wishes.ts";
import { TroubleWays } from "./trouble-ways.tsx";

const { offline: said, troubles } = desktopWords;

/** An account is not connected; what it brought before and the other accounts stay. Nothing where it is. */
export function AccountBanner({ account, now }: { account: AccountState; now: number }) {
	const standing = standingOf(account);
	if (standing.is === "trouble") {
		const { heading, hint } = troubles[standing.trouble];
		return (
			<section className="banner" aria-label={accountName(account)}>
				<h2>{fill(desktopWords.bannerOf, { account: accountName(account), trouble: heading })}</h2>
				<p className="small">{hint}</p>
				<TroubleWays account={account} trouble={standing.trouble} small />
			</section>
		);
	}
	return standing.is === "offline" ? <Offline account={account} now={now} standing={standing} /> : null;
}

interface OfflineProps {
	readonly account: AccountState;
	readonly now: number;
	readonly standing: Extract<Standing, { is: "offline" }>;
}

function Offline({ account, now, standing: { nextTryAt } }: OfflineProps) {
	const wish = useWish();
	return (
		<section className="banner" aria-label={accountName(account)}>
			<h2>{fill(desktopWords.bannerOf, { account: accountName(account), trouble: said.word })}</h2>
			<p className="small">{said.lostShort}</p>
			<p className="next-try small">
				{nextTryAt === undefined ? (
					said.connectingWord
				) : (
					<span>
						<Phrase
							text={words.offline.nextTry}
							values={{ time: <strong role="timer">{clockTime((nextTryAt - now) / 1000)}</strong> }}
						/>
					</span>
				)}
				<button type="button" className="link" onClick={() => wish(() => main.tryNow({ account: account.id }))}>
					{words.offline.tryNow}
				</button>
			</p>
		</section>
	);
}
