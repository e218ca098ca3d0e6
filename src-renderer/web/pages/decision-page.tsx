import { Link } from "wouter";
import { DecisionSheet } from "../../decision/decision-sheet.tsx";
import { useDecision } from "../../decision/use-decision.ts";
import type { DeskView } from "../../desk/desk.ts";
import { Trouble } from "../../desk/trouble.tsx";
import { reportable } from "../../report/reportable.ts";
import { usePageTitle } from "../../rooms/use-page-title.ts";
import { words } from "../../words.ts";
import { saveJson } from "../save-json.ts";

/** How one request ended, and the receipt of it where it was signed. */
export function DecisionPage({ id, desk, live }: DeskView & { id: string }) {
	const { decision, failure, again } = useDecision(desk, id);
	usePageTitle(words.decisions.receipt, live.pending.length);

	if (failure) return <Trouble failure={failure} again={again} />;
	if (!decision) return <p role="status">{words.loading}</p>;
	return (
		<div className="column wide">
			<p className="top-line small">
				<Link href="/decisions">{words.receipt.back}</Link>
			</p>
			<DecisionSheet
				{...decision}
				reporting={reportable(decision.request, desk.account, Date.now()) ? desk.reporting : undefined}
				onSave={(receipt) => saveJson(words.receipt.file.replace("{id}", id), receipt)}
				opener={
					<Link href={`/approve/${id}`} className="button pen">
						{words.waiting.read}
					</Link>
				}
			/>
		</div>
	);
}
