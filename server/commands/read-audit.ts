import { type AuditFilter, type AuditRow, readRows, walkRows } from "../audit/audit-row.ts";
import { readDataDirectory } from "../data-directory.ts";
import { localActs } from "../local-administration.ts";
import { askServer } from "./ask-server.ts";
import { StartError } from "./start-error.ts";

/**
 * Does something with the entries of a data directory's audit log, and changes nothing there: the running server
 * reads them, or, where none runs, they come from the database itself.
 * @throws StartError where neither is possible
 */
export async function readAudit<T>(
	dataDirectory: string,
	filter: AuditFilter,
	use: (rows: AsyncIterable<AuditRow>) => Promise<T>,
): Promise<T> {
	const ask = (page: object) => askServer(dataDirectory, localActs.auditAct, page);
	const first = await ask(filter);
	if (!first) return readDataDirectory(dataDirectory, (db) => use(walkRows((page) => readRows(db, page), filter)));
	return use(
		walkRows(async (page) => {
			const rows = page.after === undefined ? first : await ask(page);
			if (!rows) throw new StartError("The server stopped while its audit log was read. Try again.");
			return rows;
		}, filter),
	);
}
