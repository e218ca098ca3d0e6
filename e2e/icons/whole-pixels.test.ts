import { expect, test } from "vitest";
import { masters } from "./masters.ts";
import { withLinesOnWholePixels } from "./whole-pixels.ts";

const scale = 0.76;

test.each([
	[masters[16], 16, 12, 1],
	[masters[22], 20, 16, 1],
	[masters[22], 22, 17, 2],
	[masters[22], 44, 34, 3],
	[masters[32], 32, 25, 2],
] as const)("the line of $side, painted on a tile of %i, fills rows from %i on: %i", (master, pixels, top, rows) => {
	const zoom = pixels / master.side;
	const offset = (pixels / 2) * (1 - scale);
	const { line, shortLine } = withLinesOnWholePixels(master, { scale: scale * zoom, offset });
	expect(offset + (line.y - line.stroke / 2) * scale * zoom).toBeCloseTo(top);
	expect(line.stroke * scale * zoom).toBeCloseTo(rows);
	expect(shortLine).toMatchObject({ y: line.y, stroke: line.stroke });
	expect(line).toMatchObject({ from: master.line.from, to: master.line.to });
});
