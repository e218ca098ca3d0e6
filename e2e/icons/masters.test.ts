import { expect, test } from "vitest";
import { monoFigures } from "./figure-outlines.ts";
import { masterFor, masters } from "./masters.ts";
import { templateIcon } from "./one-colour.ts";

test.each([
	[16, 'd="M1.7 6.3L5.7 10.8" stroke-width="2.25"', 'd="M7.3 11.6L13.4 1.2"', 'd="M1 14.5H15" stroke-width="1"'],
	[22, 'd="M2.6 8.6L8 14.8" stroke-width="3"', 'd="M10.2 15.8L18.4 1.8"', 'd="M1 20H21" stroke-width="2"'],
	[32, 'd="M3.6 12.4L11.6 21.6" stroke-width="4.4"', 'd="M14.8 23L26.8 2.6"', 'd="M2 28.5H30" stroke-width="3"'],
] as const)("the mark of %i has both strokes on a line, with butt caps", (side, first, second, line) => {
	const svg = templateIcon("idle", masters[side]);
	for (const part of [first, second, line, 'stroke-linecap="butt"']) expect(svg).toContain(part);
	expect(svg.match(/<path/g)).toHaveLength(3);
});

test.each([
	[16, "M1 14.5H8", 'd="M10.25 10.25L14.75 14.75M14.75 10.25L10.25 14.75" stroke-width="1.75"'],
	[22, "M1 20H11.5", 'd="M14.5 14.5L20.5 20.5M20.5 14.5L14.5 20.5" stroke-width="2.25"'],
	[32, "M2 28.5H17", 'd="M21 20.5L29.5 29M29.5 20.5L21 29" stroke-width="3.25"'],
] as const)("offline, %i has a cross beside what is half seen", (side, line, cross) => {
	const [, faded = "", full = ""] =
		/<g opacity="\.5">(.*?)<\/g>(.*)$/.exec(templateIcon("offline", masters[side])) ?? [];
	expect(faded).toContain(`"${line}"`);
	expect(faded).toContain(masters[side].first);
	expect(faded).toContain(masters[side].second);
	expect(full).toContain(cross);
});

test.each([
	[16, 'd="M8 2.5V11.5M3.5 7H12.5" stroke-width="2"', 'stroke-dasharray="2"'],
	[22, 'd="M11 3V16M4.5 9.5H17.5" stroke-width="3"', 'stroke-dasharray="2.75"'],
	[32, 'd="M16 4V23M6.5 13.5H25.5" stroke-width="4"', 'stroke-dasharray="4"'],
] as const)("not paired, %i has a plus over dashes of an eighth", (side, plus, dash) => {
	const svg = templateIcon("notPaired", masters[side]);
	expect(svg).toContain(plus);
	expect(svg).toContain(dash);
});

test.each([
	[16, "translate(6.4 11.6) scale(0.0122 -0.0122)"],
	[22, "translate(9 15.8) scale(0.0166 -0.0166)"],
	[32, "translate(13 23) scale(0.0244 -0.0244)"],
] as const)("waiting, %i has a figure where the second stroke would be", (side, place) => {
	const svg = templateIcon("waiting3", masters[side]);
	expect(svg).toContain(`<g transform="${place}"><path d="${monoFigures[3]?.path}"/>`);
	expect(svg).toContain(masters[side].first);
	expect(svg).not.toContain(masters[side].second);
	expect(templateIcon("waitingMany", masters[side])).not.toContain(masters[side].first);
});

test("a size has the drawing nearest to it", () => {
	expect([16, 20, 22, 24, 32, 48].map((pixels) => masterFor(pixels).side)).toEqual([16, 22, 22, 22, 32, 32]);
});
