import { useEffect, useState } from "react";
import type { AccountState } from "../../../contract/desktop/snapshot.ts";
import { DecisionSheet } from "../../decision/decision-sheet.tsx";
import { type Decision, useDecision } from "../../decision/use-decision.ts";
import type { Reporting } from "../../desk/card-desk.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { Trouble } from "../../desk/trouble.tsx";
import { useAct } from "../../desk/use-act.ts";
import { reportable } from "../../report/reportable.ts";
import { focusHeading } from "../../rooms/focus-heading.ts";
import { desktopWords } from "../../words/desktop.ts";
import { words } from "../../words.ts";
import { useDesk } from "../desktop-desk.ts";
import { RoomFrame } from "../frame/room-frame.tsx";
import { main } from "../main-process.ts";
import { RoomLink } from "../room-link.tsx";

interface DecisionRoomProps {
	readonly account: AccountState;
	readonly id: string;
}

/** How one login ended, and its receipt where it was signed. */
export function DecisionRoom({ account, id }: DecisionRoomProps) {
	const desk = useDesk(account);
	const { decision, failure, again } = useDecision(desk, id);
	return (
		<RoomFrame title={words.decisions.receipt} account={account} leaves>
			{failure && <Trouble failure={failure} again={again} />}
			{!decision && !failure && (
				<h1 tabIndex={-1} className="loading">
					{words.loading}
				</h1>
			)}
			{decision && !failure && <Sheet account={account} decision={decision} reporting={desk.reporting} />}
		</RoomFrame>
	);
}

interface SheetProps {
	readonly account: AccountState;
	readonly decision: Decision;
	readonly reporting: Reporting | undefined;
}

function Sheet({ account, decision, reporting }: SheetProps) {
	const { request } = decision;
	const given = { account: account.id, id: request.id };
	const [saved, setSaved] = useState(false);
	const saving = useAct();
	// The heading that stood here while it was read had the focus, and is gone.
	useEffect(() => {
		if (document.activeElement === document.body) focusHeading();
	}, []);
	const save = () =>
		void saving.act(async () => {
			setSaved(false);
			setSaved((await main.saveReceipt(given)).saved);
		});
	return (
		<>
			<DecisionSheet
				{...decision}
				reporting={reportable(request, account.account, Date.now()) ? reporting : undefined}
				onSave={save}
				opener={
					<RoomLink to={{ at: "request", ...given }} className="button pen">
						{words.waiting.read}
					</RoomLink>
				}
			/>
			<div className="saved">
				<p role="status">{saved && desktopWords.decisions.saved}</p>
				{saving.failure && <FailureNote failure={saving.failure} />}
			</div>
		</>
	);
}
