import "../clients/client-page.css";
import { useHistoryState } from "wouter/use-browser-location";
import { AnswerView } from "../../../desk/answer-view.tsx";
import { useAnswer } from "../../../desk/use-answer.ts";
import { usePageTitle } from "../../../rooms/use-page-title.ts";
import { fill } from "../../../text/fill.ts";
import { words } from "../../../words.ts";
import { SubNavigation } from "../../sub-navigation.tsx";
import { clientAdministration } from "../client-administration.ts";
import { DoneNote } from "../done-note.tsx";
import { clientPlaces } from "../places.ts";
import { GroupRegister } from "./group-register.tsx";
import { NewGroup } from "./new-group.tsx";

const { groups: said, clients } = words;

/** Every group, and the way to make one. */
export function GroupsPage() {
	const answered = useAnswer(clientAdministration.groups);
	const removed = useHistoryState<{ removed?: string } | null>()?.removed;
	usePageTitle(said.page);
	return (
		<>
			<SubNavigation label={clients.nav} places={clientPlaces} />
			<div className="page-heading">
				<h1 tabIndex={-1}>{said.page}</h1>
				<p className="hint">{said.hint}</p>
			</div>
			<DoneNote done={removed === undefined ? undefined : { sentence: fill(said.removed, { group: removed }) }} />
			<AnswerView answered={answered}>{(groups) => <GroupRegister groups={groups} />}</AnswerView>
			<NewGroup />
		</>
	);
}
