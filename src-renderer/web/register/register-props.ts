import type { ReactNode } from "react";
import type { Column } from "./column.ts";

export interface RegisterProps<Row> {
	/** What the list is of, for those who do not see the heading above it. */
	readonly label: string;
	readonly rows: readonly Row[];
	readonly keyOf: (row: Row) => string;
	readonly columns: readonly Column<Row>[];
	/** What can be done with a row. */
	readonly acts?: (row: Row) => ReactNode;
	/** What is unfolded below a row, if anything. */
	readonly unfolded?: (row: Row) => ReactNode;
}
