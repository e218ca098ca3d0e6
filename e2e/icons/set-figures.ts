import type { FigureOutline } from "./figure-outlines.ts";

type Figures = Readonly<Record<string, FigureOutline>>;

/** Sets figures from an x on, as filled outlines. */
export function setFigures(
	text: string,
	figures: Figures,
	{ x, base, size }: { x: number; base: number; size: number },
) {
	const scale = size / 1000;
	let pen = 0;
	const paths = [...text].map((character) => {
		const { advance, path } = outlineOf(character, figures);
		const moved = pen === 0 ? "" : ` transform="translate(${pen} 0)"`;
		pen += advance;
		return `<path${moved} d="${path}"/>`;
	});
	return `<g transform="translate(${short(x)} ${short(base)}) scale(${short(scale)} ${short(-scale)})">${paths.join("")}</g>`;
}

/** Sets figures with their ink in the middle: what the fonts leave empty beside a 1 would push it aside. */
export function centreFigures(text: string, figures: Figures, at: { middle: number; base: number; size: number }) {
	const outlines = [...text].map((character) => outlineOf(character, figures));
	const begins = outlines.at(0)?.ink[0] ?? 0;
	const before = outlines.slice(0, -1).reduce((sum, { advance }) => sum + advance, 0);
	const ends = before + (outlines.at(-1)?.ink[1] ?? 0);
	const x = at.middle - (((begins + ends) / 2) * at.size) / 1000;
	return setFigures(text, figures, { x, base: at.base, size: at.size });
}

/** A number in as few digits as a hundredth of a pixel in 1024 needs. */
export function short(value: number): string {
	return String(Number(value.toFixed(5)));
}

function outlineOf(character: string, figures: Figures): FigureOutline {
	const outline = figures[character];
	if (!outline) throw new RangeError(`There is no outline of "${character}".`);
	return outline;
}
