import { keepaliveStatus } from "../ctaphid/commands.ts";
import type { Clock } from "./clock.ts";

/** When keepalives go out, in milliseconds. */
export interface KeepaliveTiming {
	/** From the moment the key begins to wait for its owner: 0 for at once. */
	readonly first: number;
	/** Between two of them (CTAP 2.1 section 11.2.9.2.1 has 100 ms). */
	readonly every: number;
}

export const usualKeepalives: KeepaliveTiming = { first: 0, every: 100 };

/** Tells the platform that a command still runs (CTAP 2.1 section 11.2.9.2.1). */
export class Keepalive {
	readonly #clock: Clock;
	readonly #timing: KeepaliveTiming;
	readonly #send: (status: number) => void;
	#status: number = keepaliveStatus.processing;
	#cancelNext: () => void = () => undefined;
	#stopped = false;

	constructor(clock: Clock, timing: KeepaliveTiming, send: (status: number) => void) {
		this.#clock = clock;
		this.#timing = timing;
		this.#send = send;
		this.#schedule(timing.every);
	}

	report(status: "processing" | "user-presence-needed"): void {
		if (this.#stopped) return;
		const waits = status === "user-presence-needed";
		this.#status = waits ? keepaliveStatus.userPresenceNeeded : keepaliveStatus.processing;
		this.#cancelNext();
		if (waits && this.#timing.first === 0) this.#tick();
		else this.#schedule(waits ? this.#timing.first : this.#timing.every);
	}

	stop(): void {
		this.#stopped = true;
		this.#cancelNext();
	}

	#tick(): void {
		this.#send(this.#status);
		// Sending may have ended it: a key that is told to vanish with a keepalive does.
		if (!this.#stopped) this.#schedule(this.#timing.every);
	}

	#schedule(ms: number): void {
		this.#cancelNext = this.#clock.after(ms, () => this.#tick());
	}
}
