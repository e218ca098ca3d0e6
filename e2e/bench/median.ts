/**
 * The middle value, or the mean of the two in the middle: unlike the mean, one disturbed measurement does not move it.
 * @throws RangeError where there are no values.
 */
export function median(values: readonly number[]): number {
	const sorted = values.toSorted((left, right) => left - right);
	const upper = sorted[Math.floor(sorted.length / 2)];
	const lower = sorted[Math.ceil(sorted.length / 2) - 1];
	if (upper === undefined || lower === undefined) throw new RangeError("There is no median of nothing.");
	return (lower + upper) / 2;
}

/**
 * The median of the ratios of each round. A machine that is slow for a while slows both sides of a round alike, so
 * their ratio is steadier than the ratio of two medians.
 * @param ours One value per round.
 * @param theirs The values of the same rounds.
 */
export function medianOfRatios(ours: readonly number[], theirs: readonly number[]): number {
	if (ours.length !== theirs.length) throw new RangeError("Each round has two values.");
	return median(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)));
}
