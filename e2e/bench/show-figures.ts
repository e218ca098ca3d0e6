import { type Figure, isKept } from "./figure.ts";

/** For programs: figure name to `{value, unit, ratio, target, ok}`. Numbers have four digits that count. */
export function figuresAsJson(figures: readonly Figure[]): string {
	const entries = figures.map((figure) => [
		figure.name,
		{
			value: rounded(figure.value),
			unit: figure.unit,
			ratio: figure.ratio === null ? null : rounded(figure.ratio),
			target: figure.target?.is ?? null,
			ok: isKept(figure),
		},
	]);
	return JSON.stringify(Object.fromEntries(entries), undefined, "\t");
}

/** For people: a line for each figure, ours beside the peer's. @param peer Its name, for the head of its column. */
export function figuresAsTable(figures: readonly Figure[], peer: string): string {
	const rows = [["", "ours", peer, "ratio", "target", ""], ...figures.map(toRow)];
	const widths = rows.reduce(
		(widest, row) => row.map((cell, column) => Math.max(cell.length, widest[column] ?? 0)),
		[] as number[],
	);
	return rows.map((row) => alignRow(row, widths)).join("\n");
}

function toRow(figure: Figure): string[] {
	const { name, unit, value, peer, ratio, target } = figure;
	const kept = isKept(figure);
	return [
		name,
		`${rounded(value)} ${unit}`,
		peer === null ? "–" : `${rounded(peer)} ${unit}`,
		ratio === null ? "–" : ratio.toFixed(2),
		target ? `${target.bound === "at most" ? "≤" : "≥"} ${target.is} ${target.of === "ratio" ? "×" : unit}` : "",
		kept === null ? "" : kept ? "ok" : "missed",
	];
}

/** The name and the mark to the left, numbers to the right. */
function alignRow(row: readonly string[], widths: readonly number[]): string {
	return row
		.map((cell, column) => {
			const width = widths[column] ?? 0;
			return column === 0 || column === row.length - 1 ? cell.padEnd(width) : cell.padStart(width);
		})
		.join("  ")
		.trimEnd();
}

function rounded(value: number): number {
	return Number(value.toPrecision(4));
}
