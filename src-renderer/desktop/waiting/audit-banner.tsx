import type { AccountState } from "../../../contract/desktop/snapshot.ts";
import { fill } from "../../text/fill.ts";
import { desktopWords } from "../../words/desktop.ts";
import { accountName } from "../account-names.ts";

const { auditBreaks: said } = desktopWords;

/** An account's server tells of an audit log that does not go on from where it was seen last. Nothing where it does. */
export function AuditBanner({ account }: { account: AccountState }) {
	const { auditBreak } = account;
	if (!auditBreak) return null;
	const name = accountName(account);
	return (
		<section className="banner" aria-label={fill(said.label, { account: name })}>
			<h2>{fill(desktopWords.bannerOf, { account: name, trouble: said.heading })}</h2>
			<p className="small">{said[auditBreak]}</p>
		</section>
	);
}
