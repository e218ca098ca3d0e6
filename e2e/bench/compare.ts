import type { Figure, Target } from "./figure.ts";
import { median, medianOfRatios } from "./median.ts";
import type { Sides } from "./rounds.ts";

/** One figure to be read from the rounds. */
export interface Measurement<Result> {
	readonly name: string;
	readonly unit: string;
	readonly read: (result: Result) => number;
	/** Left out where nothing was promised. Some promises are made of what the peer does. */
	readonly target?: Target | ((peer: number | null) => Target | null);
}

/**
 * Sets ours beside the peer's: medians over the rounds, and the median of the ratios of each round.
 * @param peer Its name among the sides. Where it did not play, there is no ratio.
 */
export function compare<Result>(
	rounds: readonly Sides<Result>[],
	peer: string,
	{ name, unit, read, target }: Measurement<Result>,
): Figure {
	const ours = rounds.map((round) => read(round.ours));
	const theirs = rounds.flatMap((round) => {
		const result = round[peer];
		return result === undefined ? [] : [read(result)];
	});
	const played = theirs.length > 0;
	const peerValue = played ? median(theirs) : null;
	return {
		name,
		unit,
		value: median(ours),
		peer: peerValue,
		ratio: played ? medianOfRatios(ours, theirs) : null,
		target: typeof target === "function" ? target(peerValue) : (target ?? null),
	};
}
