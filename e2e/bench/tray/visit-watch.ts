import { TrafficCounter } from "../ctap/traffic.ts";

/** What a program did with a key, as the key saw it. Times are by `now`, in milliseconds. */
export interface KeyVisit {
	/** The first report of the first question had come in. */
	readonly begunAt: number;
	/** The last report of the last answer was out. */
	readonly endedAt: number;
	/** What the key worked between. */
	readonly work: number;
}

/** Watches what goes by at a key, and tells its work from that of the program that uses it. */
export class VisitWatch {
	readonly #counter = new TrafficCounter();
	#begunAt: number | undefined;
	#endedAt: number | undefined;

	request(report: Uint8Array, at: number): void {
		this.#begunAt ??= at;
		this.#counter.request(report, at);
	}

	answer(at: number): void {
		this.#endedAt = at;
		this.#counter.answer(at);
	}

	/** All since the last call, as one visit; absent where nobody came. */
	take(): KeyVisit | undefined {
		const { keyWork } = this.#counter.take();
		const [begunAt, endedAt] = [this.#begunAt, this.#endedAt];
		this.#begunAt = undefined;
		this.#endedAt = undefined;
		if (begunAt === undefined || endedAt === undefined) return undefined;
		return { begunAt, endedAt, work: keyWork.reduce((sum, work) => sum + work, 0) };
	}
}
