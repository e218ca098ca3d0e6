import { figureHeight, sansFigures } from "./figure-outlines.ts";
import { countOf, type IconState } from "./icon-state.ts";
import type { Master } from "./masters.ts";
import { drawState } from "./one-colour.ts";
import { centreFigures, short } from "./set-figures.ts";
import { withLinesOnWholePixels } from "./whole-pixels.ts";

/** How much of the tile the drawing takes. */
const drawingScale = 0.76;
const radius = 0.22;
/** Sizes of the count, in parts of the side. */
const oneFigure = 0.88;
const moreFigures = 0.66;

/** Draws a state white on a tile of its own, for panels of unknown colour, to be painted in so many pixels. */
export function tileIcon(state: IconState, master: Master, pixels: number): string {
	return drawTile(state, master, fillOf(state), pixels);
}

/** The app's own icon, the mark on pen blue: to be painted in so many pixels, or else in any number. */
export function appIcon(master: Master, pixels?: number): string {
	return drawTile("idle", master, "#2B3F9E", pixels);
}

/** How much of its square an icon of macOS takes. Icons without the margin look larger there than all others. */
const macScale = 824 / 1024;

/** The app's icon with the margin that macOS has around each, to be painted in so many pixels. */
export function macIcon(masterFor: (pixels: number) => Master, pixels: number): string {
	// A whole number of pixels on either side, so that the lines stay on whole pixels.
	const margin = Math.round((pixels * (1 - macScale)) / 2);
	const inner = pixels - 2 * margin;
	const master = masterFor(inner);
	const units = (margin * master.side) / inner;
	const box = [-units, -units, master.side + 2 * units, master.side + 2 * units].map(short).join(" ");
	return appIcon(master, inner).replace(`viewBox="0 0 ${master.side} ${master.side}"`, `viewBox="${box}"`);
}

function drawTile(state: IconState, master: Master, fill: string, pixels: number | undefined): string {
	const { side } = master;
	const tile = `<rect width="${side}" height="${side}" rx="${short(radius * side)}" fill="${fill}"/>`;
	const drawing = drawCount(state, side) ?? drawScaled(state, master, pixels);
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}">${tile}${drawing}</svg>`;
}

function drawCount(state: IconState, side: number): string | undefined {
	const count = countOf(state);
	if (count === undefined) return undefined;
	const size = side * (count.length > 1 ? moreFigures : oneFigure);
	const base = side / 2 + (figureHeight / 2000) * size;
	return `<g fill="#fff">${centreFigures(count, sansFigures, { middle: side / 2, base, size })}</g>`;
}

function drawScaled(state: IconState, master: Master, pixels: number | undefined): string {
	const offset = (master.side / 2) * (1 - drawingScale);
	const transform = `translate(${short(offset)} ${short(offset)}) scale(${drawingScale})`;
	const painted = pixels === undefined ? master : aligned(master, offset, pixels / master.side);
	return `<g transform="${transform}">${drawState(state, painted, "#fff")}</g>`;
}

function aligned(master: Master, offset: number, zoom: number): Master {
	return withLinesOnWholePixels(master, { scale: drawingScale * zoom, offset: offset * zoom });
}

function fillOf(state: IconState): string {
	switch (state) {
		case "idle":
			return "#4B5A55";
		case "offline":
			return "#6A6F6D";
		case "notPaired":
			return "#7F5200";
		default:
			return "#3D55C4";
	}
}
