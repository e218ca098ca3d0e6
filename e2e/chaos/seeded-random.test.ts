import { expect, test } from "vitest";
import { seededRandom } from "./seeded-random.ts";

const draw = (seed: number) => {
	const random = seededRandom(seed);
	return Array.from({ length: 1000 }, () => random.between(1, 6));
};

test("the same seed draws the same, another draws something else", () => {
	expect(draw(1)).toEqual(draw(1));
	expect(draw(1)).not.toEqual(draw(2));
});

test("every number of a range comes, and about equally often", () => {
	const counts = Map.groupBy(draw(3), (number) => number);
	expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
	for (const drawn of counts.values()) expect(Math.abs(drawn.length - 1000 / 6)).toBeLessThan(50);
});
