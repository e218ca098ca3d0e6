/**
 * The smallest value that so many percent of all values do not exceed: nearest rank, so it is one of the values.
 * @throws RangeError where there are no values, or `percent` is not above 0 and at most 100
 */
export function percentile(values: readonly number[], percent: number): number {
	const sorted = values.toSorted((left, right) => left - right);
	const value = percent > 0 ? sorted[Math.ceil((percent / 100) * sorted.length) - 1] : undefined;
	if (value === undefined) throw new RangeError("There is no such percentile.");
	return value;
}
