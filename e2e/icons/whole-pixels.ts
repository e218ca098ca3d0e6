import type { Line, Master } from "./masters.ts";

/** How a master's coordinates become pixels. */
interface Placing {
	readonly scale: number;
	readonly offset: number;
}

/** A master whose lines lie on whole pixels where it is placed like this: between two rows, a line of one is grey. */
export function withLinesOnWholePixels(master: Master, placing: Placing): Master {
	return { ...master, line: aligned(master.line, placing), shortLine: aligned(master.shortLine, placing) };
}

function aligned(line: Line, { scale, offset }: Placing): Line {
	const rows = Math.max(1, Math.round(line.stroke * scale));
	const top = Math.round(offset + line.y * scale - rows / 2);
	return { ...line, stroke: rows / scale, y: (top + rows / 2 - offset) / scale };
}
