import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ExpiryTimer } from "./expiry-timer.ts";

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(() => {
	vi.useRealTimers();
});

test("rings for what is due next, and for something due earlier that came later", async () => {
	const rings: number[] = [];
	const start = Date.now();
	const timer = new ExpiryTimer(
		Date.now,
		async () => void rings.push(Date.now() - start) as undefined,
		() => {},
	);
	await timer.start();
	timer.expect(start + 9000);
	timer.expect(start + 4000);
	await vi.advanceTimersByTimeAsync(4100);
	expect(rings).toEqual([0, 4001]);
	timer.stop();
});

test("a sweep that failed is told of and tried again", async () => {
	const failures: unknown[] = [];
	let sweeps = 0;
	const sweep = async () => {
		sweeps++;
		throw new Error("no space left");
	};
	const timer = new ExpiryTimer(Date.now, sweep, (cause) => failures.push(cause));
	await timer.start();
	await vi.advanceTimersByTimeAsync(31_000);
	expect(sweeps).toBe(2);
	expect(failures).toHaveLength(2);
	timer.stop();
});

test("rings no more once it is stopped", async () => {
	let sweeps = 0;
	const timer = new ExpiryTimer(
		Date.now,
		async () => {
			sweeps++;
			return undefined;
		},
		() => {},
	);
	await timer.start();
	timer.stop();
	timer.expect(Date.now() + 10);
	await vi.advanceTimersByTimeAsync(120_000);
	expect(sweeps).toBe(1);
});
