const keepFor = 120_000;

/** Remembers which proofs were seen, each for two minutes: longer than any proof is accepted. */
export class ReplayMemory {
	#seen = new Map<string, number>();
	/** What was seen before the clock was set back, which is acceptable again once that time comes anew. */
	#setAside: { names: ReadonlyMap<string, number>; until: number }[] = [];
	#latest = Number.NEGATIVE_INFINITY;

	/** How many are remembered. */
	get size(): number {
		return this.#setAside.reduce((sum, { names }) => sum + names.size, this.#seen.size);
	}

	/** Takes note of a proof; false where this key has used this `jti` before. */
	first(thumbprint: string, jti: string, now: number): boolean {
		this.#forget(now);
		const name = `${thumbprint} ${jti}`;
		if (this.#seen.has(name) || this.#setAside.some(({ names }) => names.has(name))) return false;
		this.#seen.set(name, now);
		return true;
	}

	/** A map keeps the order of insertion, so the oldest come first, until the clock is set back. */
	#forget(now: number): void {
		if (now < this.#latest - keepFor) {
			this.#setAside.push({ names: this.#seen, until: this.#latest + keepFor });
			this.#seen = new Map();
			this.#latest = now;
		}
		this.#latest = Math.max(this.#latest, now);
		if (this.#setAside.length > 0) this.#setAside = this.#setAside.filter(({ until }) => until > now);
		for (const [name, at] of this.#seen) {
			if (at > now - keepFor) return;
			this.#seen.delete(name);
		}
	}
}
