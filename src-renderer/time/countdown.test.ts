import { expect, test } from "vitest";
import { clockTime, isLate, passedMark, secondsLeft, shareLeft } from "./countdown.ts";

const created = "2026-11-21T14:31:00.000Z";
const expires = "2026-11-21T14:34:00.000Z";
const times = { createdAt: created, expiresAt: expires };

test("time is written as minutes and seconds, rounded up", () => {
	expect([180, 161, 60, 59.01, 9, 0.2, 0, -5].map(clockTime)).toEqual([
		"3:00",
		"2:41",
		"1:00",
		"1:00",
		"0:09",
		"0:01",
		"0:00",
		"0:00",
	]);
	expect(clockTime(900)).toBe("15:00");
});

test("the last half minute is late", () => {
	expect([31, 30.2, 30, 1].map(isLate)).toEqual([false, false, true, true]);
});

test("what is left is counted by the server's clock and never negative", () => {
	expect(secondsLeft(times, Date.parse(created))).toBe(180);
	expect(secondsLeft(times, Date.parse(expires) + 1)).toBe(0);
	expect(secondsLeft(times, Date.parse(created) - 900)).toBe(180);
});

test("the bar drains, and in steps where motion is not wanted", () => {
	expect(shareLeft(times, 90)).toBe(0.5);
	expect(shareLeft(times, 82, 10)).toBe(0.5);
	expect(shareLeft(times, 500)).toBe(1);
	expect(shareLeft({ createdAt: expires, expiresAt: created }, 10)).toBe(0);
});

test("three times are said aloud, each once, also when the clock jumps over one", () => {
	expect(passedMark(61.2, 60)).toBe(60);
	expect(passedMark(60, 59)).toBeUndefined();
	expect(passedMark(30.4, 29.9)).toBe(30);
	expect(passedMark(11, 10)).toBe(10);
	expect(passedMark(45, 5)).toBe(10);
	expect(passedMark(5, 5)).toBeUndefined();
});
