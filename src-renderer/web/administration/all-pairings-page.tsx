import { useState } from "react";
import type { Pairing } from "../../../contract/pairing.ts";
import { AnswerView } from "../../desk/answer-view.tsx";
import { FailureNote } from "../../desk/failure-note.tsx";
import { useAct } from "../../desk/use-act.ts";
import { useAnswer } from "../../desk/use-answer.ts";
import { focusHeading } from "../../rooms/focus-heading.ts";
import { usePageTitle } from "../../rooms/use-page-title.ts";
import { fill } from "../../text/fill.ts";
import { words } from "../../words.ts";
import { SubNavigation } from "../sub-navigation.tsx";
import { administration } from "./administration.ts";
import { type Done, DoneNote } from "./done-note.tsx";
import { PairingRegister } from "./pairing-register.tsx";
import { accountPlaces } from "./places.ts";

const { pairings, accounts } = words.administration;

/** The paired apps of every account. */
export function AllPairingsPage() {
	const answered = useAnswer(administration.pairings);
	const { act, failure } = useAct();
	const [done, setDone] = useState<Done>();
	usePageTitle(pairings.page);

	const end = async ({ id, name, account }: Pairing) => {
		focusHeading();
		if (!(await act(() => administration.endPairing(id)))) return;
		setDone({ sentence: fill(pairings.ended, { app: name, account }) });
		await answered.again();
	};

	return (
		<>
			<SubNavigation label={accounts.nav} places={accountPlaces} />
			<div className="page-heading">
				<h1 tabIndex={-1}>{pairings.page}</h1>
				<p className="hint">{pairings.hint}</p>
			</div>
			{failure && <FailureNote failure={failure} />}
			<DoneNote done={done} />
			<AnswerView answered={answered}>
				{(all) =>
					all.length === 0 ? (
						<p className="hint">{pairings.empty}</p>
					) : (
						<PairingRegister pairings={all} onEnd={(one) => void end(one)} />
					)
				}
			</AnswerView>
		</>
	);
}
