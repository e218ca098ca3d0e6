import type { ShownState } from "../../contract/login-request.ts";

/** The mark at one size: the first stroke asks, the second answers, and both stand on the line one signs on. */
export const mark22 = {
	first: "M2.6 8.6L8 14.8",
	second: "M10.2 15.8L18.4 1.8",
	line: "M1 20H21",
	shortLine: "M1 20H11.5",
	cross: "M14.5 14.5L20.5 20.5M20.5 14.5L14.5 20.5",
	plus: "M11 3V16M4.5 9.5H17.5",
} as const;

const first = { path: "M1.7 6.3L5.7 10.8", width: 2.25 };

/** What stands on the line of each state's glyph, on a grid of 16; `dashed` where nobody decided. */
export const glyphs: Record<ShownState, { strokes: readonly { path: string; width: number }[]; dashed?: true }> = {
	pending: { strokes: [first] },
	approved: { strokes: [first, { path: "M7.3 11.6L13.4 1.2", width: 2.25 }] },
	denied: { strokes: [{ path: "M4 2.5L12 10.5M12 2.5L4 10.5", width: 2.25 }] },
	expired: { strokes: [{ path: "M8 1.5A4.75 4.75 0 1 1 7.99 1.5ZM8 3.5V6.5L10 8", width: 1.75 }], dashed: true },
	cancelled: { strokes: [{ path: "M14 6.5H3M7 2.5L3 6.5L7 10.5", width: 2 }], dashed: true },
};
