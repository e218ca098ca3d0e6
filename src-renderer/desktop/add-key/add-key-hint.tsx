import type { AccountState, DesktopSnapshot } from "../../../contract/desktop/snapshot.ts";
import { fill } from "../../text/fill.ts";
import { desktopWords } from "../../words/desktop.ts";
import { OpenWebApp } from "./open-web-app.tsx";

const { addKey: said } = desktopWords;

interface AddKeyHintProps {
	readonly account: AccountState;
	/** Why this app can not reach keys. */
	readonly barred: DesktopSnapshot["unavailable"]["key"];
}

/** What will happen, and the way for whom it can not happen here. */
export function AddKeyHint({ account, barred }: AddKeyHintProps) {
	if (barred) return <p className="hint">{said.barred[barred]}</p>;
	return (
		<div className="stack">
			<p className="hint">{fill(said.hint, { account: account.account })}</p>
			<p className="hint">{said.without}</p>
			<OpenWebApp account={account.id} />
		</div>
	);
}
