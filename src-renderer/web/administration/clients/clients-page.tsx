import { Link } from "wouter";
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
import { ClientRegister } from "./client-register.tsx";

const { clients: said } = words;

/** What people log in to, and the way to add to it. */
export function ClientsPage() {
	const answered = useAnswer(clientAdministration.clients);
	const removed = useHistoryState<{ removed?: string } | null>()?.removed;
	usePageTitle(said.page);
	return (
		<>
			<SubNavigation label={said.nav} places={clientPlaces} />
			<div className="top-line">
				<div>
					<h1 tabIndex={-1}>{said.page}</h1>
					<p className="hint">{said.hint}</p>
				</div>
				<Link href="/clients/new" className="button pen">
					{said.add}
				</Link>
			</div>
			<DoneNote done={removed === undefined ? undefined : { sentence: fill(said.removed, { client: removed }) }} />
			<AnswerView answered={answered}>
				{(clients) =>
					clients.length === 0 ? <p className="hint">{said.empty}</p> : <ClientRegister clients={clients} />
				}
			</AnswerView>
		</>
	);
}
