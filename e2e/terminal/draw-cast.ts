import type { Frame } from "./cast.ts";
import type { Cell, Line } from "./screen.ts";

/** How the picture looks: the dark tokens of the project's own theme. */
const colours = { paper: "#0E1413", sheet: "#161E1C", rule: "#2E3A37", ink: "#E9EFED", dim: "#93A29C" };
const foregrounds: Readonly<Record<number, string>> = { 31: "#F2A093", 32: "#7FCFA3", 33: "#E5BC6A" };
const column = 7.8;
const row = 19;
const margin = 14;
const titleHeight = 34;
/** Milliseconds for which the last frame stands. */
const stands = 4000;

export interface CastWish {
	/** A title over each terminal. */
	readonly titles: readonly string[];
	readonly columns: number;
	readonly rows: number;
	/** What it shows, for those who do not see it. */
	readonly description: string;
}

/** Draws a cast as an SVG that plays by itself, over and over; without motion where that is wished, it shows the end. */
export function drawCast(frames: readonly Frame[], wish: CastWish): string {
	const paneWidth = wish.columns * column + 2 * margin;
	const width = wish.titles.length * (paneWidth + margin) + margin;
	const height = titleHeight + wish.rows * row + 3 * margin;
	const total = (frames.at(-1)?.at ?? 0) + stands;
	const percent = (at: number) => `${((at / total) * 100).toFixed(3)}%`;
	const styles = frames.map((frame, index) => {
		const until = frames[index + 1]?.at ?? total;
		return `@keyframes f${index}{0%,${percent(frame.at)}{visibility:hidden}${percent(frame.at + 0.01)},${percent(until)}{visibility:visible}${percent(until + 0.01)},100%{visibility:hidden}}#f${index}{animation:f${index} ${total}ms infinite step-end}`;
	});
	const last = frames.length - 1;
	const still = `@media (prefers-reduced-motion:reduce){g[id]{animation:none!important;visibility:hidden}#f${last}{visibility:visible!important}}`;
	const backdrop = wish.titles.map((title, pane) => {
		const x = margin + pane * (paneWidth + margin);
		return `<rect x="${x}" y="${margin}" width="${paneWidth}" height="${height - 2 * margin}" rx="4" fill="${colours.sheet}" stroke="${colours.rule}"/><text x="${x + margin}" y="${margin + 22}" fill="${colours.dim}">${xmlText(title)}</text>`;
	});
	const bodies = frames.map(({ panes }, index) => {
		const texts = panes.map((lines, pane) =>
			drawPane(lines.slice(-wish.rows), 2 * margin + pane * (paneWidth + margin)),
		);
		return `<g id="f${index}">${texts.join("")}</g>`;
	});
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Math.ceil(width)} ${height}" role="img"><title>${xmlText(wish.description)}</title><style>text{font:13px ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre}${styles.join("")}${still}</style><rect width="100%" height="100%" fill="${colours.paper}"/>${backdrop.join("")}${bodies.join("")}</svg>\n`;
}

function drawPane(lines: readonly Line[], x: number): string {
	return lines
		.map((line, index) => (line.length === 0 ? "" : drawLine(line, x, titleHeight + margin + (index + 1) * row)))
		.join("");
}

/** Characters of one style share an element; each element says where it begins, whatever font there is. */
function drawLine(line: Line, x: number, y: number): string {
	const runs: { from: number; text: string; styles: readonly number[] }[] = [];
	for (const [index, { character, styles }] of line.entries()) {
		const run = runs.at(-1);
		if (run && String(run.styles) === String(styles)) run.text += character;
		else runs.push({ from: index, text: character, styles });
	}
	return runs
		.filter(({ text }) => text.trim() !== "")
		.map(({ from, text, styles }) => {
			const left = x + from * column;
			const inverse = styles.includes(7);
			const back = inverse
				? `<rect x="${left}" y="${y - 14}" width="${text.length * column}" height="${row}" fill="${colours.ink}"/>`
				: "";
			return `${back}<text x="${left.toFixed(1)}" y="${y}" textLength="${(text.length * column).toFixed(1)}" fill="${fill(styles)}"${weight({ character: text, styles })}>${xmlText(text)}</text>`;
		})
		.join("");
}

function fill(styles: readonly number[]): string {
	if (styles.includes(7)) return colours.sheet;
	const coloured = styles.map((style) => foregrounds[style]).find((colour) => colour !== undefined);
	return coloured ?? (styles.includes(2) ? colours.dim : colours.ink);
}

function weight({ styles }: Cell): string {
	const bold = styles.includes(1) ? ' font-weight="700"' : "";
	return styles.includes(4) ? `${bold} text-decoration="underline"` : bold;
}

function xmlText(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
