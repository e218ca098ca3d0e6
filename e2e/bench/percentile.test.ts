import { expect, test } from "vitest";
import { percentile } from "./percentile.ts";

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

test("so many percent do not exceed it, whatever the order", () => {
	expect(percentile(hundred, 99)).toBe(99);
	expect(percentile(hundred, 50)).toBe(50);
	expect(percentile(hundred, 100)).toBe(100);
	expect(percentile(hundred, 0.1)).toBe(1);
});

test("of few values, a high percentile is the largest", () => {
	expect(percentile([3, 9, 1], 99)).toBe(9);
	expect(percentile([4], 50)).toBe(4);
});

test("there is none of nothing, and none beyond all", () => {
	expect(() => percentile([], 99)).toThrow(RangeError);
	expect(() => percentile([1], 0)).toThrow(RangeError);
	expect(() => percentile([1], 101)).toThrow(RangeError);
});
