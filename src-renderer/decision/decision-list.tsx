import "./decision-list.css";
import { useMatches } from "../theme/use-matches.ts";
import type { DecisionListProps } from "./decision-list-props.ts";
import { DecisionRecords } from "./decision-records.tsx";
import { DecisionTable } from "./decision-table.tsx";

/** How requests ended: a table, or records of three lines where there is no room for one. */
export function DecisionList(props: DecisionListProps) {
	const narrow = useMatches("(max-width: 48rem)");
	return narrow ? <DecisionRecords {...props} /> : <DecisionTable {...props} />;
}
