/** Chance that comes back: the same seed gives the same numbers in the same order. */
export interface SeededRandom {
	/** From 0, below 1. */
	next(): number;
	/** A whole number, both ends among them. */
	between(least: number, most: number): number;
	pick<T>(list: readonly [T, ...T[]]): T;
	/** True so many times out of a hundred. */
	percent(times: number): boolean;
}

/** Mulberry32: 32 bits of state, enough to choose what is done next, and far from enough for a secret. */
export function seededRandom(seed: number): SeededRandom {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const between: SeededRandom["between"] = (least, most) => least + Math.floor(next() * (most - least + 1));
	return {
		next,
		between,
		pick: (list) => list[between(0, list.length - 1)] ?? list[0],
		percent: (times) => next() * 100 < times,
	};
}
