/** What was promised of a figure: of its value, or of its ratio to a limit or a peer that was measured beside it. */
export interface Target {
	readonly of: "value" | "ratio";
	readonly bound: "at most" | "at least";
	readonly is: number;
}

/** One figure of a benchmark. */
export interface Figure {
	/** `what.of-it`. */
	readonly name: string;
	readonly unit: string;
	/** Ours, in `unit`. */
	readonly value: number;
	/** The limit's or the peer's value in the same run, in the same unit; null where there is none to be had. */
	readonly peer: number | null;
	/** Ours to theirs; null where there is no peer. For times, the median of the ratios of each round. */
	readonly ratio: number | null;
	/** Null where nothing was promised. */
	readonly target: Target | null;
}

/** Whether the promise was kept; null where none was made, or where there was nothing to compare with. */
export function isKept({ value, ratio, target }: Figure): boolean | null {
	const judged = target?.of === "ratio" ? ratio : value;
	if (!target || judged === null) return null;
	return target.bound === "at most" ? judged <= target.is : judged >= target.is;
}
