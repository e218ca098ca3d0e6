import "./account-page.css";
import { useCallback } from "react";
import { Link } from "wouter";
import { AnswerView } from "../../../desk/answer-view.tsx";
import { useAnswer } from "../../../desk/use-answer.ts";
import { usePageTitle } from "../../../rooms/use-page-title.ts";
import { words } from "../../../words.ts";
import { administration } from "../administration.ts";
import { AccountAccess } from "./account-access.tsx";
import { AccountApps } from "./account-apps.tsx";
import { AccountEmail } from "./account-email.tsx";
import { AccountFacts } from "./account-facts.tsx";
import { AccountPasskeys } from "./account-passkeys.tsx";
import { AccountRecovery } from "./account-recovery.tsx";
import { AccountRemoval } from "./account-removal.tsx";

const { account: said } = words.administration;

interface AccountPageProps {
	readonly name: string;
	/** The name of the account that reads. */
	readonly own: string;
}

/** One account: what it is, and what an administrator can do with it. */
export function AccountPage({ name, own }: AccountPageProps) {
	const answered = useAnswer(useCallback(() => administration.account(name), [name]));
	const mine = name === own;
	usePageTitle(name);
	return (
		<div className="account-page">
			<p className="top-line small">
				<Link href="/accounts">{said.back}</Link>
			</p>
			<h1 tabIndex={-1} className="page-heading">
				{name}
			</h1>
			<AnswerView answered={answered}>
				{(account) => (
					<>
						<AccountFacts account={account} mine={mine} />
						<AccountAccess account={account} mine={mine} onChanged={answered.again} />
						<AccountEmail account={account} onChanged={answered.again} />
						<AccountPasskeys account={account} />
						<AccountApps account={account} />
						{!mine && <AccountRecovery account={account} />}
						<AccountRemoval account={account} mine={mine} />
					</>
				)}
			</AnswerView>
		</div>
	);
}
