import type { AuditHead } from "../../contract/audit-head.ts";
import type { AuditBreak, AuditComparison, AuditVerdict } from "../../contract/audit-verdict.ts";
import { instant } from "../instant.ts";
import type { AuditRow } from "./audit-row.ts";
import { chainStart, entryHash, headText, personalHash } from "./chain.ts";

type Link = Pick<AuditRow, "seq" | "hash">;

/**
 * Recomputes a chain up to the first entry that does not hold. Erased personal fields are fine; changed ones break
 * it like any other change.
 * @param kept a head from before: the log has to have it still
 */
export async function recomputeChain(rows: AsyncIterable<AuditRow>, kept?: AuditHead): Promise<AuditVerdict> {
	let last: Link = chainStart;
	let atKept: Link | undefined = kept?.count === 0 ? chainStart : undefined;
	let broken: AuditVerdict["broken"];
	const erased: { entries: number; until?: string } = { entries: 0 };
	for await (const row of rows) {
		const how = breakAt(row, last);
		if (how !== undefined) {
			broken = { at: row.seq, how };
			break;
		}
		last = { seq: row.seq, hash: row.hash };
		if (row.seq === kept?.count) atKept = last;
		if (row.salt !== null && row.fields_json !== null) continue;
		erased.entries += 1;
		erased.until = instant(row.at);
	}
	return {
		entries: last.seq,
		head: headText(last),
		erased,
		...(broken && { broken }),
		...(kept && { comparison: compare(kept, atKept, broken !== undefined) }),
	};
}

function breakAt(row: AuditRow, before: Link): AuditBreak | undefined {
	if (row.seq !== before.seq + 1) return row.seq > before.seq ? "missing" : "misplaced";
	if (entryHash(row) !== row.hash) return "changed";
	if (row.previous !== before.hash) return "rewritten";
	const { salt, fields_json, personal_hash } = row;
	const known = salt !== null && fields_json !== null;
	return known && personalHash(salt, fields_json) !== personal_hash ? "personal-changed" : undefined;
}

function compare(kept: AuditHead, found: Link | undefined, broken: boolean): AuditComparison {
	if (!found) return broken ? "not-reached" : "cut-off";
	return found.hash === kept.hash ? "continued" : "other-log";
}
