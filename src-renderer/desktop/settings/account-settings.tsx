import { useState } from "react";
import type { AccountState } from "../../../contract/desktop/snapshot.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { useAct } from "../../desk/use-act.ts";
import { focusHeading } from "../../rooms/focus-heading.ts";
import { fill } from "../../text/fill.ts";
import { desktopWords } from "../../words/desktop.ts";
import { serverHost } from "../account-names.ts";
import { main } from "../main-process.ts";
import { RoomLink } from "../room-link.tsx";
import { AccountRow } from "./account-row.tsx";

const { settingsPage: said } = desktopWords;

/** The accounts that are paired here, each with its state and the ways to change that. */
export function AccountSettings({ accounts }: { accounts: readonly AccountState[] }) {
	const [outcome, say] = useState<string>();
	const { failure, act } = useAct();
	const unpair = (account: AccountState) => {
		const names = { account: account.account, server: serverHost(account.server) };
		// The row goes away, and with it the place where the focus stood.
		focusHeading();
		void act(async () => {
			const { endedAtServer } = await main.unpair({ account: account.id });
			say(fill(endedAtServer ? said.unpaired : said.unpairedHere, names));
		});
	};
	return (
		<section aria-labelledby="accounts" className="settings-part">
			<h2 id="accounts">{said.accounts}</h2>
			<p role="status">{outcome}</p>
			{failure && <FailureNote failure={failure} />}
			<ul className="account-rows">
				{accounts.map((account) => (
					<AccountRow key={account.id} account={account} onUnpair={() => unpair(account)} />
				))}
			</ul>
			<p>
				<RoomLink to={{ at: "pair" }}>{said.add}</RoomLink>
			</p>
		</section>
	);
}
