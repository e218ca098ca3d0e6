const keepFor = 120_000;

/** Remembers which proofs were seen, each for two minutes: longer than any proof is accepted. */
export class ReplayMemory {
	readonly #seen = new Map<string, number>();

	/** Takes note of a proof; false where this key has used this `jti` before. */
	first(thumbprint: string, jti: string, now: number): boolean {
		this.#forget(now);
		const name = `${thumbprint} ${jti}`;
		if (this.#seen.has(name)) return false;
		this.#seen.set(name, now);
		return true;
	}

	/** A map keeps the order of insertion, so the oldest come first. */
	#forget(now: number): void {
		for (const [name, at] of this.#seen) {
			if (at > now - keepFor) return;
			this.#seen.delete(name);
		}
	}
}
