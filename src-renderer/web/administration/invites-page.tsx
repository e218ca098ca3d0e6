import { useState } from "react";
import type { Invite } from "../../../contract/invite.ts";
import { AnswerView } from "../../desk/answer-view.tsx";
import { FailureNote } from "../../desk/failure-note.tsx";
import { useAct } from "../../desk/use-act.ts";
import { useAnswer } from "../../desk/use-answer.ts";
import { focusHeading } from "../../rooms/focus-heading.ts";
import { usePageTitle } from "../../rooms/use-page-title.ts";
import { words } from "../../words.ts";
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
