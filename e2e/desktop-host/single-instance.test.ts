import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type SecondStart, SingleInstance } from "./single-instance.ts";

let userData: string;
const started: SingleInstance[] = [];

beforeEach(() => {
	userData = mkdtempSync(join(tmpdir(), "countersign-lock-"));
});
afterEach(() => {
	for (const instance of started.splice(0)) instance.release();
	rmSync(userData, { recursive: true });
});

function start(tell: (start: SecondStart) => void = () => {}): SingleInstance {
	const instance = new SingleInstance(tell);
	started.push(instance);
	return instance;
}

test("the first start has the lock, and keeps it", () => {
	const first = start();
	expect(first.request(userData)).toBe(true);
	expect(first.request(userData)).toBe(true);
	expect(first.isHeld).toBe(true);
});

test("what a killed app left behind holds nobody up", () => {
	// Above the highest number that a process may have.
	symlinkSync("99999999", join(userData, "SingletonLock"));
	expect(start().request(userData)).toBe(true);
});

test("another folder is another app; a lock that was let go may be had", () => {
	const first = start();
	first.request(userData);
	first.release();
	expect(first.isHeld).toBe(false);
	expect(start().request(userData)).toBe(true);
	expect(start().request(join(userData, "other"))).toBe(true);
});
