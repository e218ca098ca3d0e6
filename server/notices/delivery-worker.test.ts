import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Halt } from "./deliver-due.ts";
import { DeliveryWorker } from "./delivery-worker.ts";

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(() => {
	vi.useRealTimers();
});

const never = (cause: unknown) => {
	throw cause;
};

test("there is one delivery at a time, and who comes meanwhile is not forgotten", async () => {
	const gates: (() => void)[] = [];
	let running = 0;
	let runs = 0;
	const worker = new DeliveryWorker(
		Date.now,
		async () => {
			expect(++running).toBe(1);
			runs++;
			await new Promise<void>((resolve) => gates.push(resolve));
			running--;
			return undefined;
		},
		never,
	);
	worker.wake();
	worker.wake();
	worker.wake();
	expect(runs).toBe(1);
	gates.shift()?.();
	await vi.advanceTimersByTimeAsync(0);
	expect(runs).toBe(2);
	gates.shift()?.();
	await vi.advanceTimersByTimeAsync(120_000);
	expect(runs).toBe(2);
});

test("it wakes by itself for the next attempt, and looks at the clock again within half a minute", async () => {
	const start = Date.now();
	const rings: number[] = [];
	const worker = new DeliveryWorker(
		Date.now,
		async () => {
			rings.push(Date.now() - start);
			return start + 40_000;
		},
		never,
	);
	worker.wake();
	await vi.advanceTimersByTimeAsync(40_002);
	expect(rings).toEqual([0, 30_000, 40_001, 40_002]);
	await worker.stop();
});

test("a database that fails is told of, and tried again", async () => {
	const failures: unknown[] = [];
	let runs = 0;
	const worker = new DeliveryWorker(
		Date.now,
		async () => {
			if (++runs === 1) throw new Error("no space left");
			return undefined;
		},
		(cause) => failures.push(cause),
	);
	worker.wake();
	await vi.advanceTimersByTimeAsync(30_001);
	expect(failures).toHaveLength(1);
	expect(runs).toBe(2);
});

test("a stop waits for what is under way, and breaks it off within a second", async () => {
	const seen: string[] = [];
	const hanging = ({ begun, aborted }: Halt) =>
		new Promise<undefined>((resolve) => {
			begun.addEventListener("abort", () => seen.push("begun"));
			aborted.addEventListener("abort", () => {
				seen.push("aborted");
				resolve(undefined);
			});
		});
	const worker = new DeliveryWorker(Date.now, hanging, never);
	worker.wake();
	const started = Date.now();
	const stopped = worker.stop().then(() => Date.now() - started);
	expect(seen).toEqual(["begun"]);
	await vi.advanceTimersByTimeAsync(1000);
	expect(seen).toEqual(["begun", "aborted"]);
	expect(await stopped).toBeLessThan(1000);
	worker.wake();
	expect(vi.getTimerCount()).toBe(0);
});
