import { useState } from "react";
import { Link } from "wouter";
import type { QuietedSource } from "../../../contract/quieted.ts";
import { AnswerView } from "../../desk/answer-view.tsx";
import { FailureNote } from "../../desk/failure-note.tsx";
import { useAct } from "../../desk/use-act.ts";
import { useAnswer } from "../../desk/use-answer.ts";
import { focusHeading } from "../../rooms/focus-heading.ts";
import { usePageTitle } from "../../rooms/use-page-title.ts";
import { fill } from "../../text/fill.ts";
import { Value } from "../../text/value.tsx";
import { dayAndMinute } from "../../time/instants.ts";
import { words } from "../../words.ts";
import type { Column } from "../register/column.ts";
import { Register } from "../register/register.tsx";
import { SubNavigation } from "../sub-navigation.tsx";
import { administration } from "./administration.ts";
import { type Done, DoneNote } from "./done-note.tsx";
import { accountPlaces } from "./places.ts";

const { quieted: said, accounts } = words.administration;
const { columns: labels } = said;

const columns: readonly Column<QuietedSource>[] = [
	{ name: "source", label: labels.source, line: 1, cell: ({ source }) => <Value text={source} /> },
	{
		name: "account",
		label: labels.account,
		line: 2,
		said: said.said.account,
		cell: ({ account }) => <Link href={`/accounts/${account}`}>{account}</Link>,
	},
	{ name: "reports", label: labels.reports, line: 3, said: said.said.reports, cell: ({ reports }) => reports },
	{
		name: "until",
		label: labels.until,
		line: 3,
		said: said.said.until,
		cell: ({ until }) => dayAndMinute(until, Date.now()),
	},
];

/** What somebody reported, and so is announced to nobody for a while. */
export function AllQuietedPage() {
	const answered = useAnswer(administration.quieted);
	const { act, failure } = useAct();
	const [done, setDone] = useState<Done>();
	usePageTitle(said.page);

	const lift = async ({ id, source, account }: QuietedSource) => {
		focusHeading();
		if (!(await act(() => administration.lift(id)))) return;
		setDone({ sentence: fill(said.lifted, { source, account }) });
		await answered.again();
	};

	return (
		<>
			<SubNavigation label={accounts.nav} places={accountPlaces} />
			<div className="page-heading">
				<h1 tabIndex={-1}>{said.page}</h1>
				<p className="hint">{said.hint}</p>
			</div>
			{failure && <FailureNote failure={failure} />}
			<DoneNote done={done} />
			<AnswerView answered={answered}>
				{(all) =>
					all.length === 0 ? (
						<p className="hint">{said.empty}</p>
					) : (
						<Register
							label={said.list}
							rows={all}
							keyOf={({ id }) => id}
							columns={columns}
							acts={(one) => (
								<button
									type="button"
									className="button small"
									aria-label={fill(said.liftThat, { source: one.source, account: one.account })}
									onClick={() => void lift(one)}
								>
									{said.lift}
								</button>
							)}
						/>
					)
				}
			</AnswerView>
		</>
	);
}
