import type { DatabaseSync } from "node:sqlite";

/** Tables that are read again and again and hardly ever change. */
const watched = ["oidc_client", "oidc_key"] as const;

export type WatchedTable = (typeof watched)[number];

/** How often a table has been written to since it was opened. What is not committed yet counts. */
export type TableRevision = (table: WatchedTable) => number;

/**
 * Counts writes where they happen: by triggers on this connection, which is the only one that a database has. So none
 * is missed, whatever made it, and a row that goes with another one counts as well.
 */
export function watchTables(database: DatabaseSync): TableRevision {
	const revisions = new Map<string, number>();
	const revision = (table: string) => revisions.get(table) ?? 0;
	database.function("table_written", (table) => {
		revisions.set(String(table), revision(String(table)) + 1);
		return null;
	});
	for (const table of watched)
		for (const verb of ["insert", "update", "delete"])
			database.exec(
				`CREATE TEMP TRIGGER ${table}_${verb} AFTER ${verb} ON main.${table} BEGIN SELECT table_written('${table}'); END`,
			);
	return revision;
}
