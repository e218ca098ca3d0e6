/** Numbers that look random and are the same for the same seed: Chris Doty-Humphrey's sfc32, which is fast. */
export class SeededRandom {
	readonly #state: Uint32Array;

	constructor(seed: number) {
		this.#state = Uint32Array.of(seed, seed ^ 0x9e3779b9, 0xdeadbeef, 1);
		for (let round = 0; round < 16; round += 1) this.next();
	}

	/** A whole number of 32 bits. */
	next(): number {
		const state = this.#state;
		const [a = 0, b = 0, c = 0, counter = 0] = state;
		const result = (a + b + counter) >>> 0;
		state[0] = b ^ (b >>> 9);
		state[1] = c + (c << 3);
		state[2] = ((c << 21) | (c >>> 11)) + result;
		state[3] = counter + 1;
		return result;
	}

	/** A whole number from zero up to, but not including, a limit. */
	below(limit: number): number {
		return Math.floor((this.next() / 0x1_0000_0000) * limit);
	}

	/** Small numbers often, large ones seldom, all of them below the limit. */
	smallBelow(limit: number): number {
		return this.below(1 + this.below(1 + this.below(limit)));
	}

	/** One of several. @throws RangeError where there is none. */
	pick<T>(from: readonly T[]): T {
		const picked = from[this.below(from.length)];
		if (picked === undefined) throw new RangeError("nothing to pick from");
		return picked;
	}

	bytes(length: number): Uint8Array {
		const bytes = new Uint8Array(length);
		for (let index = 0; index < length; index += 1) bytes[index] = this.next() >>> 24;
		return bytes;
	}
}
