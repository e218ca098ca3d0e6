/**
 * Why a chain does not go on: an entry is not what its hash says · its personal fields are not · entries before it
 * are not there · it stands where another belongs · it is whole, and follows another entry than the one before it.
 */
export type AuditBreak = "changed" | "personal-changed" | "missing" | "misplaced" | "rewritten";

/** What a head that was kept says of a log: `not-reached` where the chain breaks before it. */
export type AuditComparison = "continued" | "cut-off" | "other-log" | "not-reached";

/** What recomputing a chain of audit entries showed. */
export interface AuditVerdict {
	/** How many entries hold, from the first on, and the head of those. */
	readonly entries: number;
	readonly head: string;
	/** Of these: how many have no personal fields any more, and when the newest of them was written. */
	readonly erased: { readonly entries: number; readonly until?: string };
	/** The first entry that does not hold; absent where all do. */
	readonly broken?: { readonly at: number; readonly how: AuditBreak };
	/** Where a head was given to compare with. */
	readonly comparison?: AuditComparison;
}
