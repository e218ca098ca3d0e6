import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { type FigureOutline, monoFigures, sansFigures } from "./figure-outlines.ts";
import type { Easel } from "./open-easel.ts";
import { readPng } from "./read-png.ts";
import { setFigures } from "./set-figures.ts";

const side = 500;
/** Large enough for a browser to fill a figure's outline rather than to fetch a hinted picture of it. */
const size = 400;
const place = { x: 50, base: 400, size };
/** Pixels in which the edges of two equal drawings may differ by more than half. */
const unlike = 20;

/** Refuses outlines that are no longer the fonts': paints each figure as its font's text, and as the outline. */
export async function compareOutlines(easel: Easel): Promise<void> {
	await compareFont(easel, "mono", monoFigures);
	await compareFont(easel, "next", sansFigures);
}

async function compareFont(easel: Easel, font: "mono" | "next", figures: Readonly<Record<string, FigureOutline>>) {
	const style = `@font-face{font-family:F;font-weight:200 800;src:url(${await fontAddress(font)})}
		text{font:800 ${size}px F;font-feature-settings:"tnum"}`;
	const paint = (figure: string) => easel.paint(`<svg viewBox="0 0 ${side} ${side}">${figure}</svg>`, side, style);
	for (const figure of Object.keys(figures)) {
		const text = await paint(`<text x="${place.x}" y="${place.base}">${figure}</text>`);
		const outline = await paint(setFigures(figure, figures, place));
		const differing = differingPixels(text, outline);
		if (differing > unlike) throw new Error(`The ${font} font's ${figure} is not the outline: ${differing} pixels.`);
	}
}

function differingPixels(one: Buffer, other: Buffer): number {
	const [first, second] = [readPng(one), readPng(other)];
	let differing = 0;
	for (let y = 0; y < side; y++) {
		for (let x = 0; x < side; x++) if (Math.abs(first.at(x, y)[3] - second.at(x, y)[3]) > 127) differing++;
	}
	return differing;
}

async function fontAddress(font: "mono" | "next"): Promise<string> {
	const name = `atkinson-hyperlegible-${font}`;
	const file = import.meta.resolve(`@fontsource-variable/${name}/files/${name}-latin-wght-normal.woff2`);
	return `data:font/woff2;base64,${await readFile(fileURLToPath(file), "base64")}`;
}
