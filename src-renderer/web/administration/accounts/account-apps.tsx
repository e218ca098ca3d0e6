import { useState } from "react";
import type { ManagedAccount } from "../../../../contract/account.ts";
import type { Pairing } from "../../../../contract/pairing.ts";
import { AnswerView } from "../../../desk/answer-view.tsx";
import { FailureNote } from "../../../desk/failure-note.tsx";
import { useAct } from "../../../desk/use-act.ts";
import { useAnswer } from "../../../desk/use-answer.ts";
import { focusHeading } from "../../../rooms/focus-heading.ts";
import { fill } from "../../../text/fill.ts";
import { words } from "../../../words.ts";
import { administration } from "../administration.ts";
import { type Done, DoneNote } from "../done-note.tsx";
import { PairingRegister } from "../pairing-register.tsx";
import { AccountSection } from "./account-section.tsx";

const { account: said, pairings } = words.administration;

/** The apps that are paired with one account. */
export function AccountApps({ account: { name } }: { account: ManagedAccount }) {
	const answered = useAnswer(administration.pairings);
	const { act, failure } = useAct();
	const [done, setDone] = useState<Done>();

	const end = async (pairing: Pairing) => {
		focusHeading();
		if (!(await act(() => administration.endPairing(pairing.id)))) return;
		setDone({ sentence: fill(pairings.ended, { app: pairing.name, account: name }) });
		await answered.again();
	};

	return (
		<AccountSection heading={said.apps}>
			{failure && <FailureNote failure={failure} />}
			<DoneNote done={done} />
			<AnswerView answered={answered}>
				{(all) => {
					const its = all.filter(({ account }) => account === name);
					if (its.length === 0) return <p className="hint">{said.noApps}</p>;
					return <PairingRegister ofOne pairings={its} onEnd={(pairing) => void end(pairing)} />;
				}}
			</AnswerView>
		</AccountSection>
	);
}
