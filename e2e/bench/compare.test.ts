import { expect, test } from "vitest";
import { compare } from "./compare.ts";

const rounds = [
	{ ours: { ms: 10 }, theirs: { ms: 10 } },
	{ ours: { ms: 33 }, theirs: { ms: 30 } },
	{ ours: { ms: 12 }, theirs: { ms: 10 } },
];
const time = { name: "time", unit: "ms", read: ({ ms }: { ms: number }) => ms };

test("ours stands beside the peer's, and the ratio is that of the rounds", () => {
	const target = { of: "ratio", bound: "at most", is: 1.15 } as const;
	expect(compare(rounds, "theirs", { ...time, target })).toEqual({
		name: "time",
		unit: "ms",
		value: 12,
		peer: 10,
		ratio: 1.1,
		target,
	});
});

test("a promise may be not to need more than the peer", () => {
	const target = (peer: number | null) =>
		peer === null ? null : ({ of: "value", bound: "at most", is: peer } as const);
	expect(compare(rounds, "theirs", { ...time, target }).target?.is).toBe(10);
	expect(compare(rounds, "nobody", { ...time, target })).toMatchObject({
		value: 12,
		peer: null,
		ratio: null,
		target: null,
	});
});
