import { expect, test } from "vitest";
import { checkClock, now } from "./clock.ts";

test("it counts from 1970, and finer than in milliseconds", () => {
	expect(Math.abs(now() - Date.now())).toBeLessThan(1000);
	expect(Array.from({ length: 10 }, now).some((time) => !Number.isInteger(time))).toBe(true);
});

test("one clock is told from another", async () => {
	await expect(checkClock(async () => now())).resolves.toBeUndefined();
	await expect(checkClock(async () => now() + 60_000)).rejects.toThrow(/clocks differ/);
	await expect(checkClock(async () => now() - 60_000)).rejects.toThrow(/clocks differ/);
});
