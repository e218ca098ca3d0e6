import { expect, test } from "vitest";
import { median, medianOfRatios } from "./median.ts";

test("the median is the middle, or between the two in the middle", () => {
	expect(median([3])).toBe(3);
	expect(median([9, 1, 5])).toBe(5);
	expect(median([10, 1, 2, 1000])).toBe(6);
	expect(() => median([])).toThrow(RangeError);
});

test("ratios are taken within each round, so a slow stretch of the machine falls out", () => {
	const ours = [1, 2, 30, 4, 5];
	const theirs = [2, 2, 30, 4, 10];
	expect(medianOfRatios(ours, theirs)).toBe(1);
	expect(medianOfRatios(ours, theirs)).not.toBe(median(ours) / median(theirs) + 1);
	expect(() => medianOfRatios([1], [])).toThrow(RangeError);
});
