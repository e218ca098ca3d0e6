/** Where a virtual key has its time from. Tests put a clock of their own here. */
export interface Clock {
	/** Milliseconds since any fixed moment. */
	now(): number;
	/**
	 * Calls back once, so many milliseconds later.
	 * @returns What takes the call back, for as long as it has not happened.
	 */
	after(ms: number, callback: () => void): () => void;
}

/** The clock of this computer. It looks its timers up at each call, so that a test can put others in their place. */
export const systemClock: Clock = {
	now: () => Date.now(),
	after(ms, callback) {
		const timer = setTimeout(callback, ms);
		return () => clearTimeout(timer);
	},
};
