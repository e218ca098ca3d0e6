import type { AuditHead } from "../../contract/audit-head.ts";
import type { AuditLine } from "../../contract/audit-line.ts";
import type { AuditVerdict } from "../../contract/audit-verdict.ts";
import { rowOf } from "../audit/audit-line.ts";
import { recomputeChain } from "../audit/recompute-chain.ts";
import { readAudit } from "./read-audit.ts";

/**
 * Recomputes the audit chain of a data directory.
 * @param kept a head from before, to compare with
 * @throws StartError
 */
export function verifyAudit(dataDirectory: string, kept?: AuditHead): Promise<AuditVerdict> {
	return readAudit(dataDirectory, {}, (rows) => recomputeChain(rows, kept));
}

/** Recomputes the chain of an export. */
export function verifyExport(lines: AsyncIterable<AuditLine>, kept?: AuditHead): Promise<AuditVerdict> {
	return recomputeChain(rowsOf(lines), kept);
}

async function* rowsOf(lines: AsyncIterable<AuditLine>) {
	for await (const line of lines) yield rowOf(line);
}
