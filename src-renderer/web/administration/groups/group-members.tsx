import { useState } from "react";
import { Link } from "wouter";
import type { ChangeGroup, Group } from "../../../../contract/group.ts";
import { AnswerView } from "../../../desk/answer-view.tsx";
import { FailureNote } from "../../../desk/failure-note.tsx";
import { useAct } from "../../../desk/use-act.ts";
import { useAnswer } from "../../../desk/use-answer.ts";
import { focusHeading } from "../../../rooms/focus-heading.ts";
import { fill } from "../../../text/fill.ts";
import { words } from "../../../words.ts";
import { AccountSection } from "../accounts/account-section.tsx";
import { administration } from "../administration.ts";
import { clientAdministration } from "../client-administration.ts";
import { type Done, DoneNote } from "../done-note.tsx";
import { MemberForm } from "./member-form.tsx";

const { group: said } = words;

interface GroupMembersProps {
	readonly group: Group;
	readonly onChanged: () => Promise<void>;
}

/** Who is in a group. Putting in and taking out undo each other. */
export function GroupMembers({ group: { name, role, members }, onChanged }: GroupMembersProps) {
	const accounts = useAnswer(administration.accounts);
	const { busy, failure, act } = useAct();
	const [done, setDone] = useState<Done>();

	const change = async (wish: ChangeGroup, sentence: string, account: string, undo?: () => void) => {
		setDone(undefined);
		if (!(await act(() => clientAdministration.changeGroup(name, wish)))) return;
		setDone({ sentence: fill(sentence, { account, group: name }), ...(undo && { undo }) });
		await onChanged();
	};
	const put = (account: string) => change({ add: [account] }, said.put, account);
	const take = (account: string) => {
		focusHeading();
		return change({ remove: [account] }, said.took, account, () => void put(account));
	};

	return (
		<AccountSection heading={said.members}>
			{failure && <FailureNote failure={failure} />}
			{members.length === 0 ? (
				<p className="hint">{said.noMembers}</p>
			) : (
				<ul className="member-list" aria-label={said.members}>
					{members.map((account) => (
						<li key={account}>
							<Link href={`/accounts/${account}`}>{account}</Link>
							{!role && (
								<button
									type="button"
									className="button small"
									aria-label={fill(said.removeThat, { account, group: name })}
									aria-disabled={busy}
									onClick={() => void take(account)}
								>
									{said.remove}
								</button>
							)}
						</li>
					))}
				</ul>
			)}
			{!role && (
				<AnswerView answered={accounts}>
					{(all) => {
						const others = all.map((account) => account.name).filter((account) => !members.includes(account));
						return <MemberForm others={others} busy={busy} onPut={(account) => void put(account)} />;
					}}
				</AnswerView>
			)}
			<DoneNote done={done} />
		</AccountSection>
	);
}
