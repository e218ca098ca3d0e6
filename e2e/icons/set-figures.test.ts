import { expect, test } from "vitest";
import { monoFigures, sansFigures } from "./figure-outlines.ts";
import { centreFigures, setFigures } from "./set-figures.ts";

function beginsAt(svg: string): number {
	return Number(/^<g transform="translate\((\S+) /.exec(svg)?.[1]);
}

test("figures stand one after the other, upwards from the base", () => {
	const svg = setFigures("9+", sansFigures, { x: 2, base: 10, size: 20 });
	expect(svg).toContain('<g transform="translate(2 10) scale(0.02 -0.02)">');
	expect(svg).toContain(`<path transform="translate(632 0)" d="${sansFigures["+"]?.path}"/>`);
});

test("the ink is in the middle, whatever stands empty beside it", () => {
	// The 7's ink goes from 62 to 569: its middle is 315.5.
	expect(beginsAt(centreFigures("7", sansFigures, { middle: 500, base: 0, size: 1000 }))).toBeCloseTo(500 - 315.5);
	// "9+" goes from 67 to 632 + 555.
	expect(beginsAt(centreFigures("9+", sansFigures, { middle: 500, base: 0, size: 1000 }))).toBeCloseTo(500 - 627);
});

test("a figure without an outline is refused", () => {
	expect(() => setFigures("+", monoFigures, { x: 0, base: 0, size: 1 })).toThrow(RangeError);
});
