import { Link } from "wouter";
import type { LoginRequest } from "../../contract/login-request.ts";
import { statementText } from "../request/statement.tsx";
import { fill } from "../text/fill.ts";
import { dayAndMinute } from "../time/instants.ts";
import { words } from "../words.ts";

/** The link to a decision; its name says whose receipt it is to those who hear it without the row. */
export function DecisionLink({ request, now }: { request: LoginRequest; now: number }) {
	const approved = request.state === "approved";
	const name = fill(approved ? words.decisions.receiptOf : words.decisions.detailsOf, {
		statement: statementText(request),
		time: dayAndMinute(request.settledAt ?? request.createdAt, now),
	});
	return (
		<Link href={`/decisions/${request.id}`} aria-label={name}>
			{approved ? words.decisions.receipt : words.decisions.details}
		</Link>
	);
}

/** Leads to the card of a request. */
export function ReadAndSign({ request, describedBy }: { request: LoginRequest; describedBy: string }) {
	return (
		<Link href={`/approve/${request.id}`} className="button small pen" aria-describedby={describedBy}>
			{words.waiting.read}
		</Link>
	);
}
