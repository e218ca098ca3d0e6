import { expect, test } from "vitest";
import { ReplayMemory } from "./replay-memory.ts";

const minute = 60_000;
const year = 365 * 24 * 60 * minute;

test("forgets after two minutes, and not before", () => {
	const memory = new ReplayMemory();
	expect(memory.first("key", "name", 0)).toBe(true);
	expect(memory.first("key", "name", 2 * minute - 1)).toBe(false);
	expect(memory.first("key", "name", 2 * minute)).toBe(true);
});

test("goes on forgetting after the clock was set back", () => {
	const memory = new ReplayMemory();
	for (let count = 0; count < 10; count++) memory.first("key", `early ${count}`, year);
	for (let second = 0; second < 1000; second++) memory.first("key", `late ${second}`, second * 1000);
	// The ten of before, and what came in the last two minutes.
	expect(memory.size).toBeLessThanOrEqual(10 + 121);
	expect(memory.first("key", "early 3", year + minute)).toBe(false);
	expect(memory.first("key", "early 4", year + 3 * minute)).toBe(true);
	expect(memory.size).toBeLessThanOrEqual(2);
});
