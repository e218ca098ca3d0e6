import { useState } from "react";
import type { Host } from "../../../../contract/host.ts";
import { AnswerView } from "../../../desk/answer-view.tsx";
import { FailureNote } from "../../../desk/failure-note.tsx";
import { useAct } from "../../../desk/use-act.ts";
import { useAnswer } from "../../../desk/use-answer.ts";
import { focusHeading } from "../../../rooms/focus-heading.ts";
import { usePageTitle } from "../../../rooms/use-page-title.ts";
import { fill } from "../../../text/fill.ts";
import { words } from "../../../words.ts";
import { SubNavigation } from "../../sub-navigation.tsx";
import { type Done, DoneNote } from "../done-note.tsx";
import { accountPlaces } from "../places.ts";
import { AddHost } from "./add-host.tsx";
import { hostAdministration } from "./host-administration.ts";
import { HostRegister } from "./host-register.tsx";

const { hosts: said } = words;

/** The hosts that are known, and the way to add one. */
export function HostsPage() {
	const answered = useAnswer(hostAdministration.hosts);
	const { act, failure } = useAct();
	const [done, setDone] = useState<Done>();
	usePageTitle(said.page);

	const remove = async ({ id, name }: Host) => {
		focusHeading();
		if (!(await act(() => hostAdministration.remove(id)))) return;
		setDone({ sentence: fill(said.removed, { host: name }) });
		await answered.again();
	};

	return (
		<>
			<SubNavigation label={words.administration.accounts.nav} places={accountPlaces} />
			<AddHost onMade={() => void answered.again()} />
			{failure && <FailureNote failure={failure} />}
			<DoneNote done={done} />
			<AnswerView answered={answered}>
				{(hosts) =>
					hosts.length === 0 ? (
						<p className="hint">{said.empty}</p>
					) : (
						<HostRegister hosts={hosts} onRemove={(host) => void remove(host)} />
					)
				}
			</AnswerView>
		</>
	);
}
