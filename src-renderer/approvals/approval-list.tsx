import "./approval-list.css";
import type { ReactNode } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";
import { useMatches } from "../theme/use-matches.ts";
import { ApprovalRecords } from "./approval-records.tsx";
import { ApprovalTable } from "./approval-table.tsx";

export interface ApprovalListProps {
	readonly requests: readonly LoginRequest[];
	/** The local clock, for dates. */
	readonly now: number;
	/** The server's clock, for countdowns. */
	readonly serverNow: number;
	/** What can be done with a request: deny it, open it, see its receipt. */
	readonly acts: (request: LoginRequest) => ReactNode;
}

/** Everybody's requests: a dense table, or records of three lines where there is no room for one. */
export function ApprovalList(props: ApprovalListProps) {
	const narrow = useMatches("(max-width: 60rem)");
	return narrow ? <ApprovalRecords {...props} /> : <ApprovalTable {...props} />;
}
