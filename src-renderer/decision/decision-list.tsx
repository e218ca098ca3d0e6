import "./decision-list.css";
import type { ReactNode } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";
import { useMatches } from "../theme/use-matches.ts";
import { DecisionRecords } from "./decision-records.tsx";
import { DecisionTable } from "./decision-table.tsx";

export interface DecisionListProps {
	readonly requests: readonly LoginRequest[];
	readonly now: number;
	/** The way to one decision, with its receipt where there is one. */
	readonly opener: (request: LoginRequest) => ReactNode;
}

/** How requests ended: a table, or records of three lines where there is no room for one. */
export function DecisionList(props: DecisionListProps) {
	const narrow = useMatches("(max-width: 48rem)");
	return narrow ? <DecisionRecords {...props} /> : <DecisionTable {...props} />;
}
