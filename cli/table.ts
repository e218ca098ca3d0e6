import { cutToWidth, displayWidth } from "./display-width.ts";
import { visible } from "./visible-text.ts";

const gap = 2;
const narrowest = 8;

/**
 * A table as lines of equal columns, its head first. What cells hold may come from anywhere.
 * @param fit cuts these columns, the widest first, until a line fits into so many
 */
export function tableLines(
	head: readonly string[],
	rows: readonly (readonly string[])[],
	fit?: { columns: number; cut: readonly number[] },
): string[] {
	const cells = [head, ...rows.map((row) => row.map(visible))];
	const widths = head.map((_, column) => Math.max(...cells.map((row) => displayWidth(row[column] ?? ""))));
	if (fit) shrink(widths, fit);
	const lines = cells.map((row) => line(row, widths));
	return fit ? lines.map((text) => cutToWidth(text, fit.columns)) : lines;
}

function shrink(widths: number[], { columns, cut }: { columns: number; cut: readonly number[] }): void {
	const total = () => widths.reduce((sum, width) => sum + width, gap * (widths.length - 1));
	while (total() > columns) {
		const widest = cut.reduce((one, other) => ((widths[one] ?? 0) >= (widths[other] ?? 0) ? one : other));
		const width = widths[widest] ?? 0;
		if (width <= narrowest) return;
		widths[widest] = width - 1;
	}
}

function line(row: readonly string[], widths: readonly number[]): string {
	const padded = row.map((text, column) => {
		const width = widths[column] ?? 0;
		const shown = cutToWidth(text, width);
		return shown + " ".repeat(Math.max(0, width - displayWidth(shown)));
	});
	return padded.join(" ".repeat(gap)).trimEnd();
}
