import type { LoginRequest } from "../../../contract/login-request.ts";
import { decisionName } from "../../decision/decision-name.ts";
import { RoomLink } from "../room-link.tsx";

interface DecisionOpenerProps {
	/** The app's name of the account that looks. */
	readonly account: string;
	readonly request: LoginRequest;
	readonly now: number;
}

/** The link to a decision. */
export function DecisionOpener({ account, request, now }: DecisionOpenerProps) {
	const { short, whole } = decisionName(request, now);
	return (
		<RoomLink to={{ at: "decision", account, id: request.id }} label={whole}>
			{short}
		</RoomLink>
	);
}
