import { Link } from "wouter";
import type { LoginRequest } from "../../../../contract/login-request.ts";
import { statementText } from "../../../request/statement.tsx";
import { fill } from "../../../text/fill.ts";
import { words } from "../../../words.ts";
import { DecisionLink } from "../../opener.tsx";

interface ApprovalActsProps {
	readonly request: LoginRequest;
	/** The account that reads. */
	readonly account: string;
	readonly now: number;
	readonly onDeny: (request: LoginRequest) => void;
}

/** What an administrator can do with a row: deny what is pending, sign only what is their own, read what has ended. */
export function ApprovalActs({ request, account, now, onDeny }: ApprovalActsProps) {
	if (request.state !== "pending") return <DecisionLink request={request} now={now} />;
	const statement = statementText(request);
	return (
		<span className="row-acts">
			<button
				type="button"
				className="button small"
				aria-label={fill(words.approvals.denyThat, { statement })}
				onClick={() => onDeny(request)}
			>
				{words.waiting.deny}
			</button>
			<Link
				href={`/approve/${request.id}`}
				className={request.account === account ? "button small pen" : "button small"}
				aria-label={fill(words.approvals.openThat, { statement })}
			>
				{words.approvals.open}
			</Link>
		</span>
	);
}
