import { readAuditHead } from "../contract/audit-head.ts";
import type { AuditComparison } from "../contract/audit-verdict.ts";

export type HeadComparison = Exclude<AuditComparison, "not-reached">;

/**
 * Whether the head of a snapshot can be that of a log which goes on from a head that was seen before: its count never
 * goes down, and the same count has the same hash. More than that two heads do not tell: `countersign audit verify
 * --against` does.
 * @returns `undefined` where one of them is no head
 */
export function compareHeads(kept: string, seen: string): HeadComparison | undefined {
	const [before, now] = [readAuditHead(kept), readAuditHead(seen)];
	if (!before || !now) return undefined;
	if (now.count < before.count) return "cut-off";
	return now.count === before.count && now.hash !== before.hash ? "other-log" : "continued";
}
