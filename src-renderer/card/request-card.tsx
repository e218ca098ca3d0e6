import "./request-card.css";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";
import type { CardView } from "../desk/card-desk.ts";
import { reportable } from "../report/reportable.ts";
import { RequestFacts } from "../request/request-facts.tsx";
import { SignedDetails } from "../request/signed-details.tsx";
import { Statement } from "../request/statement.tsx";
import { secondsLeft } from "../time/countdown.ts";
import { useNow } from "../time/use-now.ts";
import { words } from "../words.ts";
import type { CardMethod } from "./card-method.ts";
import { CardTop } from "./card-top.tsx";
import { DecisionFoot } from "./decision-foot.tsx";
import { DrainBar } from "./drain-bar.tsx";
import { EndFoot } from "./end-foot.tsx";
import { useAllSeen } from "./use-all-seen.ts";
import { useApproval } from "./use-approval.ts";
import { useKeyGuard } from "./use-key-guard.ts";

interface RequestCardProps extends CardView {
	/** What is shown, and so what is signed: this object is never exchanged while the card is open. */
	readonly request: LoginRequest;
	/** The digits, where they were typed in another window and came along. */
	readonly givenCode?: string | undefined;
	/** Absent where there is one way to the passkey only. */
	readonly method?: CardMethod | undefined;
	/** The way to the other requests, beside the time. */
	readonly others?: ReactNode;
	/** What can be done after the end. */
	readonly afterwards: (ended: LoginRequest) => ReactNode;
}

/** One login request, to be read, and then signed or denied in its foot. */
export function RequestCard({ request, desk, live, givenCode, method, others, afterwards }: RequestCardProps) {
	const heading = useId();
	const factsEnd = useRef<HTMLDivElement>(null);
	const foot = useRef<HTMLDivElement>(null);
	const approval = useApproval({ desk, live }, request);
	const { end, ask } = approval;
	const [code, setCode] = useState(givenCode ?? "");
	const [folded, setFolded] = useState(false);
	const scrolledThrough = useAllSeen(factsEnd, foot, folded);
	const seconds = secondsLeft(request, useNow() + live.clockOffset);
	const mine = request.account === desk.account;

	// Usually the stream tells of the end before the countdown does.
	const over = seconds === 0 && !end;
	useEffect(() => {
		if (over) ask();
	}, [over, ask]);

	return (
		<>
			<article className="card" data-state={end?.state ?? "pending"} aria-labelledby={heading} {...useKeyGuard()}>
				{!end && <DrainBar request={request} seconds={seconds} />}
				<div className="card-sheet">
					<CardTop request={request} end={end} seconds={seconds} others={others} />
					<h1 id={heading} tabIndex={-1}>
						<Statement request={request} asking={!end} />
					</h1>
					<RequestFacts request={request} onCommandFolded={setFolded} />
					{!end && mine && isForwardable(request.kind) && <p className="note late">{words.card.onlyYours}</p>}
					<div ref={factsEnd} />
					<SignedDetails request={request} code={code} />
				</div>
				<div ref={foot} className={method ? "card-foot choosing" : "card-foot"}>
					{end ? (
						<EndFoot
							request={end}
							approval={approval}
							reporting={reportable(end, desk.account, Date.now()) ? desk.reporting : undefined}
							afterwards={afterwards(end)}
						/>
					) : (
						<DecisionFoot
							request={request}
							approval={approval}
							mine={mine}
							method={method}
							code={code}
							// Digits that were refused are typed anew.
							codeGiven={code !== "" && code === givenCode}
							onCode={setCode}
							unread={unreadPart(folded, scrolledThrough)}
							onScrollDown={() => factsEnd.current?.scrollIntoView({ block: "center" })}
						/>
					)}
				</div>
			</article>
			{!end && mine && !method && <p className="hint small footnote">{words.card.foot}</p>}
		</>
	);
}

function unreadPart(folded: boolean, scrolledThrough: boolean): "folded" | "below" | undefined {
	if (folded) return "folded";
	return scrolledThrough ? undefined : "below";
}

/** A link to such a login, or its code, may have come from somebody else: only the reader knows who began it. */
function isForwardable(kind: LoginRequest["kind"]): boolean {
	return kind === "vpn" || kind === "device";
}
