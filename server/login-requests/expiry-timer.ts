import type { Clock } from "../storage/sqlite.ts";

/** At the latest this often, so that a clock that was set is noticed. */
const longest = 30_000;

/**
 * One timer for whatever is due next. Nothing depends on its punctuality: every decision has the expiry inside its
 * own statement.
 */
export class ExpiryTimer {
	readonly #clock: Clock;
	readonly #expireDue: () => Promise<number | undefined>;
	readonly #failed: (cause: unknown) => void;
	#timer: NodeJS.Timeout | undefined;
	#ringsAt = Number.POSITIVE_INFINITY;
	#stopped = false;

	/**
	 * @param expireDue ends what is due and says when the next is
	 * @param failed is told where that could not be written; it is tried again
	 */
	constructor(clock: Clock, expireDue: () => Promise<number | undefined>, failed: (cause: unknown) => void) {
		this.#clock = clock;
		this.#expireDue = expireDue;
		this.#failed = failed;
	}

	/** Rings at once, for what became due while nobody was there. */
	async start(): Promise<void> {
		await this.#ring();
	}

	/** Something is due at `at`, which may be before the timer rings. */
	expect(at: number): void {
		if (at < this.#ringsAt) this.#set(at);
	}

	stop(): void {
		this.#stopped = true;
		clearTimeout(this.#timer);
	}

	async #ring(): Promise<void> {
		this.#ringsAt = Number.POSITIVE_INFINITY;
		const next = await this.#expireDue().catch((cause: unknown) => {
			this.#failed(cause);
			return undefined;
		});
		this.expect(Math.min(next ?? Number.POSITIVE_INFINITY, this.#clock() + longest));
	}

	#set(at: number): void {
		if (this.#stopped) return;
		clearTimeout(this.#timer);
		this.#ringsAt = at;
		// One millisecond more, because timers may ring a little before their time.
		this.#timer = setTimeout(() => void this.#ring(), Math.min(longest, Math.max(0, at - this.#clock()) + 1));
		this.#timer.unref();
	}
}
