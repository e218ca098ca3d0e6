import { monoFigures, sansFigures } from "./figure-outlines.ts";
import { countOf, type IconState } from "./icon-state.ts";
import type { Line, Master } from "./masters.ts";
import { centreFigures, setFigures, short } from "./set-figures.ts";

/** Draws a state in black, for macOS to recolour: a template image tells by its alpha alone. */
export function templateIcon(state: IconState, master: Master): string {
	const { side } = master;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}">${drawState(state, master, "#000")}</svg>`;
}

/** Draws a state in one colour, without a background. */
export function drawState(state: IconState, master: Master, colour: string): string {
	return `<g fill="none" stroke="${colour}" stroke-linecap="butt">${partsOf(state, master, colour)}</g>`;
}

function partsOf(state: IconState, master: Master, colour: string): string {
	const { side, stroke, first, second, cross, crossStroke, plus, plusStroke, figure } = master;
	const count = countOf(state);
	const strokes = `<path d="${first}" stroke-width="${stroke}"/><path d="${second}" stroke-width="${stroke}"/>`;
	if (state === "offline") {
		return `<g opacity=".5">${strokes}${drawLine(master.shortLine)}</g><path d="${cross}" stroke-width="${crossStroke}"/>`;
	}
	if (state === "notPaired") {
		return `<path d="${plus}" stroke-width="${plusStroke}"/>${drawLine(master.line, side / 8)}`;
	}
	if (count === undefined) return strokes + drawLine(master.line);
	const filled = (figures: string) => `<g fill="${colour}" stroke="none">${figures}</g>`;
	if (count.length > 1) {
		const { base, size } = figure;
		return filled(centreFigures(count, sansFigures, { middle: side / 2, base, size })) + drawLine(master.line);
	}
	return `<path d="${first}" stroke-width="${stroke}"/>${filled(setFigures(count, monoFigures, figure))}${drawLine(master.line)}`;
}

function drawLine({ from, to, y, stroke }: Line, dash?: number): string {
	const dashes = dash === undefined ? "" : ` stroke-dasharray="${dash}"`;
	return `<path d="M${from} ${short(y)}H${to}" stroke-width="${short(stroke)}"${dashes}/>`;
}
