import type { AccountState } from "../../../contract/desktop/snapshot.ts";
import type { LoginRequest } from "../../../contract/login-request.ts";
import { statementText } from "../../request/statement.tsx";
import { fill } from "../../text/fill.ts";
import { words } from "../../words.ts";
import { DecisionOpener } from "../decisions/decision-opener.tsx";
import { RoomLink } from "../room-link.tsx";

interface LoginActsProps {
	readonly account: AccountState;
	readonly request: LoginRequest;
	readonly now: number;
	readonly onDeny: () => void;
}

/** What an administrator can do with a row: deny what is pending, sign only what is their own, read what has ended. */
export function LoginActs({ account, request, now, onDeny }: LoginActsProps) {
	if (request.state !== "pending") return <DecisionOpener account={account.id} request={request} now={now} />;
	const statement = statementText(request);
	const { approvals: said } = words;
	return (
		<span className="row-acts">
			<button type="button" className="button small" aria-label={fill(said.denyThat, { statement })} onClick={onDeny}>
				{words.waiting.deny}
			</button>
			<RoomLink
				to={{ at: "request", account: account.id, id: request.id }}
				className={request.account === account.account ? "button small pen" : "button small"}
				label={fill(said.openThat, { statement })}
			>
				{said.open}
			</RoomLink>
		</span>
	);
}
