import { expect, test } from "vitest";
import { isKept } from "../figure.ts";
import { announcementFigures, approvalFigures, bundleFigures, limit, workFigures } from "./tray-figures.ts";

const announcement = (bare: number, notified: number, painted: number) => ({ bare, notified, painted });
const approval = (total: number, keyWork: number) => ({ total, before: 1, keyWork, between: 2, after: 3 });

test("the middle is that of the rounds, and high percentiles are those of all of them together", () => {
	const calm = [10, 11, 12].map((bare) => announcement(bare, bare * 2, bare * 3));
	const rounds = [calm, calm, [announcement(100, 150, 500)]];
	const figures = announcementFigures(rounds, announcement(50, 60, 200));
	const named = (name: string) => figures.find((figure) => figure.name === name);
	expect(named("notification.p50")).toMatchObject({ value: 22, peer: 11, ratio: 2 });
	expect(named("notification.p99")).toMatchObject({ value: 150, peer: 100, ratio: 1.5 });
	expect(named("card.p99")).toMatchObject({ value: 500, ratio: 5 });
	expect(named("card.first")).toMatchObject({ value: 200, peer: 50, ratio: 4 });
	expect(named("notification.behind-stream")).toMatchObject({ value: 11, ratio: null });
	expect(figures.map(isKept).filter((kept) => kept !== null)).toEqual([true, false]);
});

test("the key's work is no part of our own share", () => {
	const figures = approvalFigures([{ ours: [approval(70, 25)], [limit]: [approval(30, 20)] }]);
	expect(figures.find(({ name }) => name === "approval.total")).toMatchObject({ value: 70, peer: 30 });
	expect(figures.find(({ name }) => name === "approval.own-share")).toMatchObject({
		value: 45,
		peer: 10,
		target: { is: 50 },
	});
});

test("work stands beside the limit's, and the bundle alone", () => {
	expect(workFigures([{ ours: 300, [limit]: 20 }])).toMatchObject([{ value: 300, peer: 20, ratio: 15 }]);
	expect(bundleFigures(200_001).map(isKept)).toEqual([false]);
	expect(bundleFigures(199_000)).toMatchObject([{ value: 199, unit: "kB", ratio: null }]);
});
