import type { AuditLine } from "../../contract/audit-line.ts";
import { lineOf } from "../audit/audit-line.ts";
import type { AuditFilter } from "../audit/audit-row.ts";
import { readAudit } from "./read-audit.ts";

/**
 * Hands out the entries of a data directory's audit log, oldest first, one after the other.
 * @throws StartError, whatever `write` throws
 */
export function exportAudit(
	dataDirectory: string,
	filter: AuditFilter,
	write: (lines: AsyncIterable<AuditLine>) => Promise<void>,
): Promise<void> {
	return readAudit(dataDirectory, filter, (rows) => write(linesOf(rows)));
}

async function* linesOf(rows: AsyncIterable<Parameters<typeof lineOf>[0]>) {
	for await (const row of rows) yield lineOf(row);
}
