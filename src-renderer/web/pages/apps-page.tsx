import { useState } from "react";
import { callServer } from "../../../client/call-server.ts";
import { calls } from "../../../contract/calls.ts";
import type { Pairing } from "../../../contract/pairing.ts";
import { AnswerView } from "../../desk/answer-view.tsx";
import { FailureNote } from "../../desk/failure-note.tsx";
import { useAct } from "../../desk/use-act.ts";
import { useAnswer } from "../../desk/use-answer.ts";
import { focusHeading } from "../../rooms/focus-heading.ts";
import { usePageTitle } from "../../rooms/use-page-title.ts";
import { fill } from "../../text/fill.ts";
import { words } from "../../words.ts";
import { AppList } from "../apps/app-list.tsx";
import { Notices } from "../apps/notices.tsx";
import { server } from "../connection.ts";
import { sessionCall } from "../session-call.ts";

function readOwnApps() {
	return sessionCall(async () => {
		const { account, mail } = await callServer(server, calls.session, {});
		const { pairings } = await callServer(server, calls.listPairings, {});
		return { account, mail, pairings };
	});
}

/** The apps that the reader paired, and where notices go. */
export function AppsPage({ waiting }: { waiting: number }) {
	const answered = useAnswer(readOwnApps);
	const { busy, failure, act } = useAct();
	const [said, say] = useState("");
	usePageTitle(words.apps.page, waiting);

	const end = async ({ id, name }: Pairing) => {
		if (!(await act(() => sessionCall(() => callServer(server, calls.removePairing, { params: { id } }))))) return;
		say(fill(words.apps.ended, { app: name }));
		focusHeading();
		await answered.again();
	};
	return (
		<>
			<div className="page-heading">
				<h1 tabIndex={-1}>{words.apps.page}</h1>
				<p className="hint">{words.apps.hint}</p>
			</div>
			<p role="status" className={said === "" ? "unseen" : "said"}>
				{said}
			</p>
			{failure && <FailureNote failure={failure} />}
			<AnswerView answered={answered}>
				{({ account, mail, pairings }) => (
					<>
						{pairings.length > 0 && <AppList pairings={pairings} busy={busy} onEnd={(one) => void end(one)} />}
						<HowToPair first={pairings.length === 0} />
						{mail && <Notices email={account.email ?? ""} verified={account.emailVerified} />}
					</>
				)}
			</AnswerView>
		</>
	);
}

function HowToPair({ first }: { first: boolean }) {
	return (
		<div className={first ? "sheet stack" : "stack below"}>
			{first && <h2>{words.apps.empty}</h2>}
			<p className={first ? undefined : "hint small"}>{first ? words.apps.howTo : words.apps.another}</p>
			<code className="terminal-line">{fill(words.apps.command, { server: location.origin })}</code>
		</div>
	);
}
