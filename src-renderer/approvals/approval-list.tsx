import "./approval-list.css";
import { useMatches } from "../theme/use-matches.ts";
import type { ApprovalListProps } from "./approval-list-props.ts";
import { ApprovalRecords } from "./approval-records.tsx";
import { ApprovalTable } from "./approval-table.tsx";

/** Everybody's requests: a dense table, or records of three lines where there is no room for one. */
export function ApprovalList(props: ApprovalListProps) {
	const narrow = useMatches("(max-width: 60rem)");
	return narrow ? <ApprovalRecords {...props} /> : <ApprovalTable {...props} />;
}
