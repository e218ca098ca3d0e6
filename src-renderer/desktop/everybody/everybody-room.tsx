import type { AccountState } from "../../../contract/desktop/snapshot.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { counted } from "../../text/fill.ts";
import { desktopWords } from "../../words/desktop.ts";
import { words } from "../../words.ts";
import { AccountChoice } from "../decisions/account-choice.tsx";
import { RoomFrame } from "../frame/room-frame.tsx";
import { useDenying } from "../use-denying.ts";
import { EverybodysLogins } from "./everybodys-logins.tsx";

const { everybody: said } = desktopWords;

interface EverybodyRoomProps {
	readonly account: AccountState;
	/** All of them, to choose another. */
	readonly accounts: readonly AccountState[];
}

/** For administrators: what waits for anybody, live, and what ended lately. */
export function EverybodyRoom({ account, accounts }: EverybodyRoomProps) {
	const { admin, everybody } = account;
	const denying = useDenying();
	return (
		<RoomFrame title={said.page} account={account} leaves>
			<h1 tabIndex={-1}>{heading(account)}</h1>
			<p className="hint small list-heading">{admin ? said.note : said.forbidden}</p>
			<AccountChoice account={account} accounts={accounts.filter((one) => one.admin)} at="everybody" />
			<p className="unseen" role="status">
				{denying.said}
			</p>
			{denying.failure && <FailureNote failure={denying.failure} />}
			{admin && !everybody && <p role="status">{words.loading}</p>}
			{admin && everybody && <EverybodysLogins account={account} live={everybody} denying={denying} />}
		</RoomFrame>
	);
}

function heading({ everybody }: AccountState): string {
	if (everybody?.revision === undefined) return said.page;
	return everybody.pending.length > 0 ? counted(said.count, everybody.pending.length) : said.none;
}
