import { expect, test } from "vitest";
import { masters } from "./masters.ts";
import { appIcon, tileIcon } from "./tile.ts";

test.each([
	["idle", "#4B5A55"],
	["waiting7", "#3D55C4"],
	["waitingMany", "#3D55C4"],
	["offline", "#6A6F6D"],
	["notPaired", "#7F5200"],
] as const)("the tile of %s is %s, with its corners rounded", (state, fill) => {
	expect(tileIcon(state, masters[32], 32)).toContain(`<rect width="32" height="32" rx="7.04" fill="${fill}"/>`);
});

test("the app's icon is the master itself, .76 about the middle", () => {
	const svg = appIcon(masters[32]);
	expect(svg).toContain('fill="#2B3F9E"');
	expect(svg).toContain('<g transform="translate(3.84 3.84) scale(0.76)">');
	for (const path of [masters[32].first, masters[32].second, "M2 28.5H30"]) expect(svg).toContain(`"${path}"`);
});

// Figures are .668 of their size high. The 7's ink goes from .062 to .569 of it, that of "9+" from .067 to 1.187.
test.each([
	["waiting7", 0.88, 0.3155],
	["waitingMany", 0.66, 0.627],
] as const)("the count of %s is %f of the side, in the middle", (state, part, inkMiddle) => {
	const [x, base, scale] =
		/translate\((\S+) (\S+)\) scale\((\S+) /.exec(tileIcon(state, masters[32], 32))?.slice(1) ?? [];
	const size = part * 32;
	expect(Number(scale) * 1000).toBeCloseTo(size);
	expect(Number(x)).toBeCloseTo(16 - inkMiddle * size);
	expect(Number(base)).toBeCloseTo(16 + 0.334 * size);
});
