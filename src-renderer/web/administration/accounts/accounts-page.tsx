import { useHistoryState } from "wouter/use-browser-location";
import { AnswerView } from "../../../desk/answer-view.tsx";
import { useAnswer } from "../../../desk/use-answer.ts";
import { usePageTitle } from "../../../rooms/use-page-title.ts";
import { fill } from "../../../text/fill.ts";
import { words } from "../../../words.ts";
import { SubNavigation } from "../../sub-navigation.tsx";
import { administration } from "../administration.ts";
import { DoneNote } from "../done-note.tsx";
import { InviteSomebody } from "../invite-somebody.tsx";
import { accountPlaces } from "../places.ts";
import { AccountRegister } from "./account-register.tsx";

const { accounts: said, account } = words.administration;

/** Every account, and the way to invite somebody. */
export function AccountsPage({ own }: { own: string }) {
	const answered = useAnswer(administration.accounts);
	const removed = useHistoryState<{ removed?: string } | null>()?.removed;
	usePageTitle(said.page);
	return (
		<>
			<SubNavigation label={said.nav} places={accountPlaces} />
			<InviteSomebody heading={said.page} />
			<DoneNote done={removed === undefined ? undefined : { sentence: fill(account.removed, { account: removed }) }} />
			<AnswerView answered={answered}>{(accounts) => <AccountRegister accounts={accounts} own={own} />}</AnswerView>
		</>
	);
}
