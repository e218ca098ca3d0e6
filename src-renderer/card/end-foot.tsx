import { type ReactNode, useEffect, useRef } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";
import type { Reporting } from "../desk/card-desk.ts";
import { ReportButton, ReportWords } from "../report/report-offer.tsx";
import { useReport } from "../report/use-report.ts";
import { words } from "../words.ts";
import { endSentence } from "./ending.ts";
import { SignatureLine } from "./signature-line.tsx";
import type { Approval } from "./use-approval.ts";

interface EndFootProps {
	readonly request: LoginRequest;
	readonly approval: Approval;
	/** Absent where it can not be reported here. */
	readonly reporting: Reporting | undefined;
	readonly afterwards: ReactNode;
}

/** The foot once the request has ended: who signed, or that nobody did. It takes the focus, so that it is read. */
export function EndFoot({ request, approval, reporting, afterwards }: EndFootProps) {
	const report = useReport(request, reporting);
	const sentence = useRef<HTMLParagraphElement>(null);
	useEffect(() => sentence.current?.focus({ preventScroll: true }), []);
	return (
		<>
			<SignatureLine request={request} drawn={approval.here} />
			<p ref={sentence} tabIndex={-1} className="end-sentence">
				<span className="unseen">{words.states[request.state]}. </span>
				{endSentence(request, approval.elsewhere)}
			</p>
			<ReportWords request={request} report={report} />
			<div className="card-buttons even">
				<ReportButton report={report} />
				{afterwards}
			</div>
		</>
	);
}
