import { useState } from "react";
import type { Invite } from "../../../contract/invite.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { words } from "../../words.ts";
import { AnswerView } from "../answer-view.tsx";
import { focusHeading } from "../focus-heading.ts";
import { useAct } from "../use-act.ts";
import { useAnswer } from "../use-answer.ts";
import { usePageTitle } from "../use-page-title.ts";
import { administration } from "./administration.ts";
import { type Done, DoneNote } from "./done-note.tsx";
import { InviteRegister } from "./invite-register.tsx";
import { InviteSomebody } from "./invite-somebody.tsx";

const { invites } = words.administration;

/** The links that are open, and the way to make one. */
export function InvitesPage() {
	const answered = useAnswer(administration.invites);
	const { act, failure } = useAct();
	const [done, setDone] = useState<Done>();
	usePageTitle(invites.page);

	const withdraw = async ({ id }: Invite) => {
		focusHeading();
		if (!(await act(() => administration.withdraw(id)))) return;
		setDone({ sentence: invites.withdrawn });
		await answered.again();
	};

	return (
		<>
			<InviteSomebody heading={invites.page} hint={invites.hint} onMade={() => void answered.again()} />
			{failure && <FailureNote failure={failure} />}
			<DoneNote done={done} />
			<AnswerView answered={answered}>
				{(links) =>
					links.length === 0 ? (
						<p className="hint">{invites.empty}</p>
					) : (
						<InviteRegister invites={links} onWithdraw={(link) => void withdraw(link)} />
					)
				}
			</AnswerView>
		</>
	);
}
