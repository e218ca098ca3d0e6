import "./report-offer.css";
import { useEffect, useRef } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { Phrase } from "../text/phrase.tsx";
import { Value } from "../text/value.tsx";
import { dayAndMinute } from "../time/instants.ts";
import { words } from "../words.ts";
import type { Report } from "./use-report.ts";

/** What reporting means, and what became of it. */
export function ReportWords({ request, report }: { request: LoginRequest; report: Report }) {
	const { stage, until, failure, busy } = report;
	const news = useRef<HTMLParagraphElement>(null);
	const before = useRef(stage);
	// The button that was pressed is gone; what came of it is read instead.
	useEffect(() => {
		if (before.current === "offered" || before.current === "reported")
			if (before.current !== stage) news.current?.focus({ preventScroll: true });
		before.current = stage;
	}, [stage]);
	if (!stage) return null;
	const address = <Value text={request.address} />;
	return (
		<>
			<p ref={news} tabIndex={-1} className="report-words">
				{stage === "offered" && words.report.say}
				{stage === "reported" && until !== undefined && (
					<Phrase text={words.report.reported} values={{ address, time: dayAndMinute(until, Date.now()) }} />
				)}
				{stage === "lifted" && <Phrase text={words.report.lifted} values={{ address }} />}
				{stage === "reported" && (
					<>
						{" "}
						{report.lift ? (
							<button type="button" className="link" aria-disabled={busy} onClick={report.lift}>
								{words.report.lift}
							</button>
						) : (
							words.report.liftElsewhere
						)}
					</>
				)}
			</p>
			{failure && <FailureNote failure={failure} />}
		</>
	);
}

export function ReportButton({ report }: { report: Report }) {
	if (report.stage !== "offered") return null;
	return (
		<button type="button" className="button grave" aria-disabled={report.busy} onClick={report.report}>
			{words.report.notMine}
		</button>
	);
}
