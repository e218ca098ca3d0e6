import type { EventHub } from "../events/event-hub.ts";

/** The long polls that are open, so that a stopping server can answer them all. */
export class OutcomeWaits {
	readonly #hub: EventHub;
	readonly #open = new Set<() => void>();
	#stopped = false;

	constructor(hub: EventHub) {
		this.#hub = hub;
	}

	/**
	 * Settles once the request has ended, `seconds` have passed, the caller has gone, or the server stops.
	 * @param ended is asked again after listening has begun, so that an end in between is not missed
	 */
	async wait(id: string, seconds: number, gone: AbortSignal, ended: () => Promise<boolean>): Promise<void> {
		const { promise, resolve } = Promise.withResolvers<void>();
		const unsubscribe = this.#hub.subscribe(`request:${id}`, () => resolve());
		const timer = setTimeout(resolve, seconds * 1000);
		this.#open.add(resolve);
		gone.addEventListener("abort", () => resolve(), { once: true });
		try {
			if (this.#stopped || gone.aborted || (await ended())) return;
			await promise;
		} finally {
			unsubscribe();
			clearTimeout(timer);
			this.#open.delete(resolve);
		}
	}

	stop(): void {
		this.#stopped = true;
		for (const answer of this.#open) answer();
	}
}
