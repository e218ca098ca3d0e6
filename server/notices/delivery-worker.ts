import type { Clock } from "../storage/sqlite.ts";
import type { Halt } from "./deliver-due.ts";

/** At the latest this often, so that a clock that was set is noticed, and a failure of the database passes. */
const longest = 30_000;
/** What is under way when the server stops has so long to end by itself. */
const grace = 800;

/** Delivers by one way: one delivery at a time, woken by what was committed and by the time of the next attempt. */
export class DeliveryWorker {
	readonly #clock: Clock;
	readonly #deliverDue: (halt: Halt) => Promise<number | undefined>;
	readonly #failed: (cause: unknown) => void;
	readonly #stop = { begun: new AbortController(), aborted: new AbortController() };
	#running: Promise<void> | undefined;
	#wokenMeanwhile = false;
	#timer: NodeJS.Timeout | undefined;

	/**
	 * @param deliverDue delivers what is due and says when the next is
	 * @param failed is told where that could not be read or written; it is tried again
	 */
	constructor(clock: Clock, deliverDue: (halt: Halt) => Promise<number | undefined>, failed: (cause: unknown) => void) {
		this.#clock = clock;
		this.#deliverDue = deliverDue;
		this.#failed = failed;
	}

	/** Something may be due. */
	wake(): void {
		if (this.#stop.begun.signal.aborted) return;
		if (this.#running) {
			this.#wokenMeanwhile = true;
			return;
		}
		clearTimeout(this.#timer);
		this.#running = this.#run();
	}

	/** Begins nothing more; what is under way ends, or is broken off within a second. */
	async stop(): Promise<void> {
		this.#stop.begun.abort();
		clearTimeout(this.#timer);
		const breakOff = setTimeout(() => this.#stop.aborted.abort(), grace);
		await this.#running;
		clearTimeout(breakOff);
	}

	async #run(): Promise<void> {
		const halt = { begun: this.#stop.begun.signal, aborted: this.#stop.aborted.signal };
		let next: number | undefined;
		do {
			this.#wokenMeanwhile = false;
			next = await this.#deliverDue(halt).catch((cause: unknown) => {
				this.#failed(cause);
				return this.#clock() + longest;
			});
		} while (this.#wokenMeanwhile && !halt.begun.aborted);
		this.#running = undefined;
		if (next === undefined || halt.begun.aborted) return;
		// One millisecond more, because timers may ring a little before their time.
		const pause = Math.min(longest, Math.max(0, next - this.#clock()) + 1);
		this.#timer = setTimeout(() => this.wake(), pause);
		this.#timer.unref();
	}
}
