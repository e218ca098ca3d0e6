import "./decision-sheet.css";
import { type ReactNode, useState } from "react";
import type { VerifiedReceipt } from "../../contract/decision.ts";
import { readLoginChallengeText } from "../../contract/login-challenge.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import type { Receipt } from "../../contract/receipt.ts";
import { endSentence } from "../card/ending.ts";
import { SignatureLine } from "../card/signature-line.tsx";
import type { Reporting } from "../desk/card-desk.ts";
import { StateWord } from "../mark/state-word.tsx";
import { ReportButton, ReportWords } from "../report/report-offer.tsx";
import { useReport } from "../report/use-report.ts";
import { Fact } from "../request/fact.tsx";
import { RequestFacts } from "../request/request-facts.tsx";
import { SignedText } from "../request/signed-text.tsx";
import { Statement } from "../request/statement.tsx";
import { fill } from "../text/fill.ts";
import { Value } from "../text/value.tsx";
import { inUtc } from "../time/instants.ts";
import { words } from "../words.ts";

interface DecisionSheetProps {
	readonly request: LoginRequest;
	/** Its receipt, where it was signed. */
	readonly signed: VerifiedReceipt | undefined;
	/** Absent where it can not be reported, or no more. */
	readonly reporting: Reporting | undefined;
	readonly onSave: (receipt: Receipt) => void;
	/** The way back to the card, while nobody decided. */
	readonly opener: ReactNode;
}

/** One decision as the document that it is. */
export function DecisionSheet({ request, signed, reporting, onSave, opener }: DecisionSheetProps) {
	const receipt = signed?.receipt;
	const code = receipt && readLoginChallengeText(receipt.text)?.get("code");
	return (
		<article className="sheet decision-sheet" data-state={request.state}>
			<h1 tabIndex={-1}>
				<StateWord state={request.state}>{kicker(request, signed)}</StateWord>{" "}
				<span className="statement">
					<Statement request={request} />
				</span>
			</h1>
			{signed && !signed.verifies && (
				<p className="note" role="alert">
					{words.receipt.broken}
				</p>
			)}
			<RequestFacts request={request} />
			<dl className="facts">
				<Fact label={words.facts.asked}>{inUtc(request.createdAt)}</Fact>
				{code !== undefined && (
					<Fact label={words.facts.code}>{code === "" ? words.receipt.noCode : <Value text={code} />}</Fact>
				)}
			</dl>
			{request.state === "pending" ? (
				opener
			) : (
				<>
					<SignatureLine request={request} />
					<p className="hint">{sentence(request, receipt)}</p>
					<Reported request={request} reporting={reporting} />
				</>
			)}
			{receipt && <ReceiptActs receipt={receipt} onSave={onSave} />}
		</article>
	);
}

function Reported({ request, reporting }: Pick<DecisionSheetProps, "request" | "reporting">) {
	const report = useReport(request, reporting);
	return (
		<>
			<ReportWords request={request} report={report} />
			<div className="receipt-acts">
				<ReportButton report={report} />
			</div>
		</>
	);
}

function ReceiptActs({ receipt, onSave }: { receipt: Receipt; onSave: (receipt: Receipt) => void }) {
	const [open, setOpen] = useState(false);
	return (
		<>
			<div className="receipt-acts">
				<button type="button" className="button" onClick={() => onSave(receipt)}>
					{words.receipt.save}
				</button>
				<button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
					{open ? words.receipt.hideText : words.receipt.showText}
				</button>
			</div>
			{open && <SignedText text={receipt.text} label={words.receipt.textLabel} />}
		</>
	);
}

function kicker({ state }: LoginRequest, signed: VerifiedReceipt | undefined): string | undefined {
	if (state === "cancelled") return words.end.withdrawn;
	return signed?.verifies ? words.receipt.verified : undefined;
}

function sentence(request: LoginRequest, receipt: Receipt | undefined): string {
	if (!receipt) return endSentence(request, false);
	const passkey = request.signedWith ?? receipt.credentialId;
	return fill(words.receipt.signed, { passkey, time: inUtc(receipt.verifiedAt) });
}
