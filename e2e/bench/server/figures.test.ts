import { expect, test } from "vitest";
import { isKept } from "../figure.ts";
import { approvalFigures } from "./bench-approvals.ts";
import { askingFigures } from "./bench-asking.ts";
import { oidcFigures } from "./bench-oidc.ts";
import { reconnectFigures } from "./bench-reconnect.ts";
import { startFigures } from "./bench-start.ts";
import { streamFigures } from "./bench-streams.ts";

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

test("streams are kept to what the peer does, and to losing nothing in any round", () => {
	const theirs = { p50: 0.1, p99: 0.4, last: 100, lost: 0, size: 10 };
	const ours = { p50: 0.2, p99: 1.7, last: 80, lost: 0, size: 15 };
	const figures = streamFigures([
		{ ours, compared: theirs },
		{ ours: { ...ours, lost: 1 }, compared: theirs },
	]);
	expect(figures.map(isKept)).toEqual([true, false, true, true, false]);
	expect(streamFigures([{ ours }]).map(isKept)).toEqual([null, null, null, null, true]);
});

test("those that come back are kept to a time and to being all of them", () => {
	const kept = (seconds: number, served: number) =>
		reconnectFigures([{ ours: { seconds, served, others: [5, 10, 600] } }]).map(isKept);
	expect(kept(2.9, 10_000)).toEqual([true, true, null, null, null]);
	expect(kept(3.1, 9999)).toEqual([false, false, null, null, null]);
});

test("logins that are asked for stand beside the stream alone", () => {
	const figures = askingFigures([{ ours: [2, 4, 6], compared: [1, 1, 2] }]);
	expect(figures).toMatchObject([
		{ value: 4, peer: 1, ratio: 4 },
		{ value: 6, peer: 2, ratio: 3 },
	]);
});

test("logins by OpenID Connect are kept to their share of what the library does alone", () => {
	const compared = { flows: 100, tokens: 600, processor: 3 };
	const figures = oidcFigures([{ ours: { flows: 71, tokens: 400, processor: 4 }, compared }]);
	expect(figures.map(isKept)).toEqual([true, false, null]);
	expect(figures[2]).toMatchObject({ value: 4, peer: 3 });
});
