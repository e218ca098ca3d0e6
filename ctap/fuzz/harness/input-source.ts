import fc from "fast-check";
import type { FuzzTarget } from "./fuzz-target.ts";
import { longestInput, mutate } from "./mutate.ts";
import { SeededRandom } from "./seeded-random.ts";

/** Shaped inputs are drawn in batches, used once as they are and many times bent: fast-check takes its time. */
const batch = 256;

/** Draws inputs for one target: bytes at random, lawful ones, ones of the right shape, and these bent in many ways. */
export class InputSource {
	readonly #target: FuzzTarget;
	readonly #random: SeededRandom;
	#shaped: readonly Uint8Array[] = [];
	#used = 0;

	constructor(target: FuzzTarget, seed: number) {
		this.#target = target;
		this.#random = new SeededRandom(seed);
	}

	next(): Uint8Array {
		const random = this.#random;
		switch (random.below(8)) {
			case 0:
				return random.bytes(random.smallBelow(longestInput));
			case 1:
				return this.#fresh() ?? this.#lawful();
			default:
				return mutate(this.#lawful(), random, this.#lawful());
		}
	}

	#lawful(): Uint8Array {
		const from = this.#random.below(2) === 0 ? this.#shaped : this.#target.samples;
		return this.#random.pick(from.length > 0 ? from : this.#target.samples);
	}

	/** One of the right shape that has not been used yet. */
	#fresh(): Uint8Array | undefined {
		const { shaped } = this.#target;
		if (!shaped) return undefined;
		if (this.#used === this.#shaped.length) {
			const drawn = fc.sample(shaped, { numRuns: batch, seed: this.#random.next() | 0 });
			this.#shaped = drawn.map((input) => input.subarray(0, longestInput));
			this.#used = 0;
		}
		this.#used += 1;
		return this.#shaped[this.#used - 1];
	}
}
