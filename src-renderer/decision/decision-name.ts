import type { LoginRequest } from "../../contract/login-request.ts";
import { statementText } from "../request/statement.tsx";
import { fill } from "../text/fill.ts";
import { dayAndMinute } from "../time/instants.ts";
import { words } from "../words.ts";

interface DecisionName {
	readonly short: string;
	/** Says whose receipt it is to those who hear it without the row. */
	readonly whole: string;
}

/** What the way to a decision is called. */
export function decisionName(request: LoginRequest, now: number): DecisionName {
	const approved = request.state === "approved";
	const whole = fill(approved ? words.decisions.receiptOf : words.decisions.detailsOf, {
		statement: statementText(request),
		time: dayAndMinute(request.settledAt ?? request.createdAt, now),
	});
	return { short: approved ? words.decisions.receipt : words.decisions.details, whole };
}
