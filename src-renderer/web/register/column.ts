import type { ReactNode } from "react";

/** One thing that is said of every row of a register. */
export interface Column<Row> {
	readonly name: string;
	readonly label: string;
	/** Nothing is a dash in a table, and left out of a record. */
	readonly cell: (row: Row) => ReactNode;
	/** On which line of a record it stands, where there is no room for a table. */
	readonly line: 1 | 2 | 3;
	/** What is said with it in a record, around the `{value}`, where no heading stands above it. */
	readonly said?: string;
}

export function isNothing(cell: ReactNode): boolean {
	return cell === undefined || cell === null || cell === false || cell === "";
}
