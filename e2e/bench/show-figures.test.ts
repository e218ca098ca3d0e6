import { expect, test } from "vitest";
import { type Figure, isKept } from "./figure.ts";
import { figuresAsJson, figuresAsTable } from "./show-figures.ts";

const time: Figure = {
	name: "assertion.time",
	unit: "ms",
	value: 1.23456,
	peer: 1.1,
	ratio: 1.1223,
	target: { of: "ratio", bound: "at most", is: 1.15 },
};
const rate: Figure = {
	name: "approvals.rate",
	unit: "/s",
	value: 3000,
	peer: 5000,
	ratio: 0.6,
	target: { of: "ratio", bound: "at least", is: 0.67 },
};
const alone: Figure = { ...time, peer: null, ratio: null };
const told: Figure = { ...rate, name: "told", target: null };

test("a promise is judged by what it was made of, and not where nothing can be compared", () => {
	expect([time, rate, alone, told].map(isKept)).toEqual([true, false, null, null]);
	expect(isKept({ ...alone, target: { of: "value", bound: "at most", is: 1 } })).toBe(false);
});

test("programs get value, unit, ratio, target and ok by name", () => {
	expect(JSON.parse(figuresAsJson([time, { ...alone, name: "alone" }, told]))).toEqual({
		"assertion.time": { value: 1.235, unit: "ms", ratio: 1.122, target: 1.15, ok: true },
		alone: { value: 1.235, unit: "ms", ratio: null, target: 1.15, ok: null },
		told: { value: 3000, unit: "/s", ratio: 0.6, target: null, ok: null },
	});
});

test("people get a table", () => {
	expect(figuresAsTable([time, rate, alone], "theirs").split("\n")).toEqual([
		"                    ours   theirs  ratio    target",
		"assertion.time  1.235 ms   1.1 ms   1.12  ≤ 1.15 ×  ok",
		"approvals.rate   3000 /s  5000 /s   0.60  ≥ 0.67 ×  missed",
		"assertion.time  1.235 ms        –      –  ≤ 1.15 ×",
	]);
});
