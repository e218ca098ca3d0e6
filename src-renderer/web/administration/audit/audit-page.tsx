import { useState } from "react";
import { AccountName } from "../../../../contract/account.ts";
import { AuditAction } from "../../../../contract/audit.ts";
import { AnswerView } from "../../../desk/answer-view.tsx";
import { FilterSelect } from "../../../filters/filter-select.tsx";
import { usePageTitle } from "../../../rooms/use-page-title.ts";
import { words } from "../../../words.ts";
import { SubNavigation } from "../../sub-navigation.tsx";
import { AccountSelect } from "../account-select.tsx";
import { auditPlaces } from "../places.ts";
import { useFilterParams } from "../use-filter-params.ts";
import { ChainHead } from "./chain-head.tsx";
import { EntryRegister } from "./entry-register.tsx";
import { useAudit } from "./use-audit.ts";

const { audit: said } = words;

/** The log of decisions and administration. Its filters stand in the address. */
export function AuditPage() {
	const [params, filter] = useFilterParams();
	const action = AuditAction.safeParse(params.get("action")).data;
	const account = AccountName.safeParse(params.get("account")).data;
	const { pages, failure, again, more } = useAudit(action, account);
	const [open, setOpen] = useState<number>();
	usePageTitle(said.page);

	return (
		<>
			<SubNavigation label={said.nav} places={auditPlaces} />
			<div className="page-heading">
				<h1 tabIndex={-1}>{said.page}</h1>
				<p className="hint">{said.hint}</p>
			</div>
			<div className="filter-bar">
				<FilterSelect
					label={said.action}
					value={action ?? ""}
					onChange={(value) => filter("action", value)}
					choices={[["", said.any], ...AuditAction.options.map((name) => [name, said.actions[name]] as const)]}
				/>
				<AccountSelect label={said.account} account={account} onChange={(value) => filter("account", value)} />
			</div>
			<AnswerView answered={{ answer: pages, failure, again }}>
				{({ entries, head }) => (
					<>
						{entries.length === 0 ? (
							<p className="hint" role="status">
								{action || account ? said.none : said.empty}
							</p>
						) : (
							<EntryRegister entries={entries} open={open} onOpen={setOpen} />
						)}
						{more && (
							<p className="more">
								<button type="button" className="button" onClick={more}>
									{said.more}
								</button>
							</p>
						)}
						<ChainHead head={head} />
					</>
				)}
			</AnswerView>
		</>
	);
}
