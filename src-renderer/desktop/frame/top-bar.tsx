import "./top-bar.css";
import type { AccountState } from "../../../contract/desktop/snapshot.ts";
import { Mark } from "../../mark/mark.tsx";
import { words } from "../../words.ts";
import { serverHost } from "../account-names.ts";
import { standingOf, standingWord } from "../standing.ts";

interface TopBarProps {
	/** Whose room it is; absent where it is of none or of several. */
	readonly account?: AccountState | undefined;
	/** Stands at the end in the place of the account. */
	readonly state?: string | undefined;
}

/** Whose login it is: the server, and the account there. */
export function TopBar({ account, state }: TopBarProps) {
	return (
		<header className="top-bar">
			<Mark />
			<span className="server">{account ? serverHost(account.server) : words.name}</span>
			<span className="hint">{state ?? (account && accountOr(account))}</span>
		</header>
	);
}

function accountOr(account: AccountState): string {
	const standing = standingOf(account);
	return standing.is === "offline" || standing.is === "trouble" ? standingWord(standing) : account.account;
}
