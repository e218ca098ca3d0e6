import "./request-card.css";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";
import type { DeskView } from "../desk/desk.ts";
import { StateWord } from "../mark/state-word.tsx";
import { RequestFacts } from "../request/request-facts.tsx";
import { SignedDetails } from "../request/signed-details.tsx";
import { Statement } from "../request/statement.tsx";
import { fill } from "../text/fill.ts";
import { secondsLeft } from "../time/countdown.ts";
import { atMinute } from "../time/instants.ts";
import { TimeLeft, TimeSaid } from "../time/time-left.tsx";
import { useNow } from "../time/use-now.ts";
import { words } from "../words.ts";
import { DecisionFoot } from "./decision-foot.tsx";
import { DrainBar } from "./drain-bar.tsx";
import { EndFoot } from "./end-foot.tsx";
import { useAllSeen } from "./use-all-seen.ts";
import { useApproval } from "./use-approval.ts";
import { useKeyGuard } from "./use-key-guard.ts";

interface RequestCardProps extends DeskView {
	/** What is shown, and so what is signed: this object is never exchanged while the card is open. */
	readonly request: LoginRequest;
	/** The way to the other requests, beside the time. */
	readonly others?: ReactNode;
	/** What can be done after the end. */
	readonly afterwards: (ended: LoginRequest) => ReactNode;
}

/** One login request, to be read, and then signed or denied in its foot. */
export function RequestCard({ request, desk, live, others, afterwards }: RequestCardProps) {
	const heading = useId();
	const factsEnd = useRef<HTMLDivElement>(null);
	const foot = useRef<HTMLDivElement>(null);
	const approval = useApproval({ desk, live }, request);
	const { end, ask } = approval;
	const [code, setCode] = useState("");
	const [folded, setFolded] = useState(false);
	const scrolledThrough = useAllSeen(factsEnd, foot, folded);
	const seconds = secondsLeft(request, useNow() + live.clockOffset);

	// Usually the stream tells of the end before the countdown does.
	const over = seconds === 0 && !end;
	useEffect(() => {
		if (over) ask();
	}, [over, ask]);

	return (
		<article className="card" data-state={end?.state ?? "pending"} aria-labelledby={heading} {...useKeyGuard()}>
			{!end && <DrainBar request={request} seconds={seconds} />}
			<div className="card-sheet">
				<div className="card-top">
					{end ? (
						<StateWord state={end.state}>{end.state === "cancelled" ? words.end.withdrawn : undefined}</StateWord>
					) : (
						<>
							<span className="hint">
								{fill(words.card.askedAt, { time: atMinute(request.createdAt) })}
								{others}
							</span>
							<TimeLeft seconds={seconds} />
							<TimeSaid seconds={seconds} />
						</>
					)}
				</div>
				<h1 id={heading} tabIndex={-1}>
					<Statement request={request} asking={!end} />
				</h1>
				<RequestFacts request={request} onCommandFolded={setFolded} />
				<div ref={factsEnd} />
				<SignedDetails request={request} code={code} />
			</div>
			<div ref={foot} className="card-foot">
				{end ? (
					<EndFoot request={end} here={approval.here} elsewhere={approval.elsewhere} afterwards={afterwards(end)} />
				) : (
					<DecisionFoot
						request={request}
						approval={approval}
						mine={request.account === desk.account}
						code={code}
						onCode={setCode}
						unread={folded ? "folded" : scrolledThrough ? undefined : "below"}
						onScrollDown={() => factsEnd.current?.scrollIntoView({ block: "center" })}
					/>
				)}
			</div>
		</article>
	);
}
