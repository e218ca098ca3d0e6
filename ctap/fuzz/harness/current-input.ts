import { longestInput } from "./mutate.ts";

const header = 12;

/**
 * The input that is being tried, in memory that two threads share: one that never comes back from an input can not say
 * any more which it was.
 */
export class CurrentInput {
	readonly shared: SharedArrayBuffer;
	readonly #numbers: Int32Array;
	readonly #bytes: Uint8Array;

	constructor(shared = new SharedArrayBuffer(header + longestInput)) {
		this.shared = shared;
		this.#numbers = new Int32Array(shared, 0, header / 4);
		this.#bytes = new Uint8Array(shared, header);
	}

	/** How many have been tried. */
	get count(): number {
		return Atomics.load(this.#numbers, 0);
	}

	/** For the thread that tries: this is the next one. */
	begin(input: Uint8Array): void {
		this.#bytes.set(input);
		this.#numbers[1] = input.length;
		Atomics.add(this.#numbers, 0, 1);
	}

	/** For the thread that watches. */
	read(): Uint8Array {
		return this.#bytes.slice(0, this.#numbers[1]);
	}
}
