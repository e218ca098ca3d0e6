import type { AccountState } from "../../../contract/desktop/snapshot.ts";
import { TwoStep } from "../../forms/two-step.tsx";
import { fill } from "../../text/fill.ts";
import { Phrase } from "../../text/phrase.tsx";
import { Value } from "../../text/value.tsx";
import { desktopWords } from "../../words/desktop.ts";
import { serverHost } from "../account-names.ts";
import { main } from "../main-process.ts";
import { RoomLink } from "../room-link.tsx";
import { standingOf, standingWord } from "../standing.ts";
import { useWish } from "../wishes.ts";

const { settingsPage: said } = desktopWords;

/** One account, how it stands, and the way to let it go. */
export function AccountRow({ account, onUnpair }: { account: AccountState; onUnpair: () => void }) {
	const wish = useWish();
	const server = serverHost(account.server);
	const names = { account: account.account, server };
	const standing = standingOf(account);
	return (
		<li>
			<p>
				<Phrase
					text={desktopWords.accountAt}
					values={{ account: <Value text={account.account} />, server: <Value text={server} /> }}
				/>
			</p>
			<p className={standing.is === "live" ? "hint small" : "small lacking"}>{standingWord(standing)}</p>
			{account.forThisRun && <p className="hint small">{said.forThisRun}</p>}
			<p className="account-way">
				<RoomLink to={{ at: "add-key", account: account.id }} label={fill(desktopWords.addKey.addTo, names)}>
					{desktopWords.addKey.add}
				</RoomLink>
			</p>
			<div className="account-acts">
				<button
					type="button"
					className="link"
					aria-label={fill(said.webAppOf, names)}
					onClick={() => wish(() => main.openWebApp({ account: account.id }))}
				>
					{said.webApp}
				</button>
				<TwoStep
					label={said.unpair}
					name={fill(said.unpairThat, names)}
					question={fill(said.unpairQuestion, names)}
					small
					onAct={onUnpair}
				/>
			</div>
		</li>
	);
}
