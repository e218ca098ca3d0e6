/** The drawing of the mark for one size: paths in pixels of that size, beside the widths of their strokes. */
export interface Master {
	readonly side: number;
	readonly stroke: number;
	readonly first: string;
	readonly second: string;
	/** The line one signs on, from left to right. Its height is a whole number of pixels, and so is where it begins. */
	readonly line: Line;
	/** The line, as long as it is beside the cross. */
	readonly shortLine: Line;
	readonly cross: string;
	readonly crossStroke: number;
	readonly plus: string;
	readonly plusStroke: number;
	/** Where a figure takes the second stroke's place. */
	readonly figure: { readonly x: number; readonly base: number; readonly size: number };
}

export interface Line {
	readonly from: number;
	readonly to: number;
	readonly y: number;
	readonly stroke: number;
}

const master16: Master = {
	side: 16,
	stroke: 2.25,
	first: "M1.7 6.3L5.7 10.8",
	second: "M7.3 11.6L13.4 1.2",
	line: { from: 1, to: 15, y: 14.5, stroke: 1 },
	shortLine: { from: 1, to: 8, y: 14.5, stroke: 1 },
	cross: "M10.25 10.25L14.75 14.75M14.75 10.25L10.25 14.75",
	crossStroke: 1.75,
	plus: "M8 2.5V11.5M3.5 7H12.5",
	plusStroke: 2,
	figure: { x: 6.4, base: 11.6, size: 12.2 },
};

const master22: Master = {
	side: 22,
	stroke: 3,
	first: "M2.6 8.6L8 14.8",
	second: "M10.2 15.8L18.4 1.8",
	line: { from: 1, to: 21, y: 20, stroke: 2 },
	shortLine: { from: 1, to: 11.5, y: 20, stroke: 2 },
	cross: "M14.5 14.5L20.5 20.5M20.5 14.5L14.5 20.5",
	crossStroke: 2.25,
	plus: "M11 3V16M4.5 9.5H17.5",
	plusStroke: 3,
	figure: { x: 9, base: 15.8, size: 16.6 },
};

const master32: Master = {
	side: 32,
	stroke: 4.4,
	first: "M3.6 12.4L11.6 21.6",
	second: "M14.8 23L26.8 2.6",
	line: { from: 2, to: 30, y: 28.5, stroke: 3 },
	shortLine: { from: 2, to: 17, y: 28.5, stroke: 3 },
	cross: "M21 20.5L29.5 29M29.5 20.5L21 29",
	crossStroke: 3.25,
	plus: "M16 4V23M6.5 13.5H25.5",
	plusStroke: 4,
	figure: { x: 13, base: 23, size: 24.4 },
};

export const masters = { 16: master16, 22: master22, 32: master32 };

/** The master nearest to a size. */
export function masterFor(pixels: number): Master {
	if (pixels < 19) return master16;
	return pixels < 27 ? master22 : master32;
}
