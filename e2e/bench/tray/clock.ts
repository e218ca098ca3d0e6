/** The time in milliseconds since 1970, with fractions. All processes of a machine that count it so have one clock. */
export function now(): number {
	return performance.timeOrigin + performance.now();
}

/** What two readings may be apart beyond the way there and back, in milliseconds. */
const tolerated = 0.5;

/**
 * Makes sure that times taken elsewhere may be compared with those taken here: where the system's clock was set between
 * the starts of two processes, they may not.
 * @param readThere what the other process reads at this moment, as `now` does here
 */
export async function checkClock(readThere: () => Promise<number>): Promise<void> {
	for (let look = 0; look < 5; look += 1) {
		const before = now();
		const there = await readThere();
		const after = now();
		if (there < before - tolerated || there > after + tolerated)
			throw new Error(`The clocks differ: ${before} here, then ${there} there, then ${after} here.`);
	}
}
