import { expect, test } from "vitest";
import { isKept } from "../figure.ts";
import { approvalFigures } from "./bench-approvals.ts";
import { startFigures } from "./bench-start.ts";

test("approvals stand beside the sum limit, and what that is made of stands alone", () => {
	const limit = { whole: 5000, verify: 12_000, post: 50_000, commit: 15_000 };
	const figures = approvalFigures([{ ours: { whole: 1000 }, compared: limit }]);
	expect(figures[0]).toMatchObject({ name: "approve.rate", value: 1000, peer: 5000, ratio: 0.2 });
	expect(figures.map(isKept)).toEqual([true, null, null, null]);
	expect(figures.slice(1).map(({ value }) => value)).toEqual([12_000, 50_000, 15_000]);
});

test("a start is kept to both its promises", () => {
	const rounds = [{ ours: { milliseconds: 400, size: 80 }, compared: { milliseconds: 100, size: 50 } }];
	expect(startFigures(rounds).map(isKept)).toEqual([false, true]);
});
