import { KeyFailure } from "../key-failure.ts";
import type { ReportListener } from "../transport/report-transport.ts";
import { broadcastChannel } from "./commands.ts";
import type { HidMessage } from "./message.ts";
import { channelOf, Reassembly } from "./reassembly.ts";

/** What waiting for a message came to. */
export type Received =
	| { readonly kind: "message"; readonly message: HidMessage }
	/** Packets of our channel that make no message. */
	| { readonly kind: "broken" }
	| { readonly kind: "silence" }
	| { readonly kind: "aborted" };

/**
 * Collects the messages that a device sends on one channel. hidraw gives every report to every program that has the
 * device open, so reports of other channels are expected at any time, also in the middle of a message, and left out.
 */
export class Inbox implements ReportListener {
	readonly #reportSize: number;
	#channel: number;
	#reassembly: Reassembly;
	#waiting: ((received: Received) => void) | undefined;
	#fail: ((reason: KeyFailure) => void) | undefined;
	#arrived: Received[] = [];
	#gone: KeyFailure | undefined;
	readonly #end = new AbortController();

	constructor(reportSize: number) {
		this.#reportSize = reportSize;
		this.#channel = broadcastChannel;
		this.#reassembly = new Reassembly(broadcastChannel, reportSize);
	}

	/** Listens to another channel from now on. */
	tune(channel: number): void {
		this.#channel = channel;
		this.#reassembly = new Reassembly(channel, this.#reportSize);
		this.#arrived = [];
	}

	/** Aborted when the device is no more. */
	get ended(): AbortSignal {
		return this.#end.signal;
	}

	/** Forgets what has arrived: nobody waits for it any more. */
	clear(): void {
		this.#reassembly.reset();
		this.#arrived = [];
	}

	/** @throws KeyFailure `gone` when the device is no more. */
	throwIfGone(): void {
		if (this.#gone) throw this.#gone;
	}

	report(report: Uint8Array): void {
		if (channelOf(report) !== this.#channel) return;
		// Some transports hand over more than the device's report, padded to a size of their own.
		const result = this.#reassembly.take(report.subarray(0, this.#reportSize));
		if (result.kind === "message") this.#deliver(result);
		else if (result.kind === "out-of-sequence" || result.kind === "too-long") this.#deliver({ kind: "broken" });
	}

	gone(reason: Error): void {
		this.#gone = new KeyFailure("gone", "The key was pulled out or stopped working.", { cause: reason });
		this.#fail?.(this.#gone);
		this.#end.abort(this.#gone);
	}

	/**
	 * The next message, what came instead of one, or silence after so many milliseconds.
	 * @throws KeyFailure `gone` when the device is no more.
	 */
	next(silenceMs: number, signal?: AbortSignal): Promise<Received> {
		const arrived = this.#arrived.shift();
		if (arrived) return Promise.resolve(arrived);
		if (this.#gone) return Promise.reject(this.#gone);
		if (signal?.aborted) return Promise.resolve({ kind: "aborted" });
		const { promise, resolve, reject } = Promise.withResolvers<Received>();
		const settle = (received: Received) => {
			// What arrives from here on is for whoever waits next.
			this.#waiting = undefined;
			resolve(received);
		};
		// What came while this process was suspended is read before the silence is believed.
		const silence = setTimeout(() => setImmediate(settle, { kind: "silence" }), silenceMs);
		const abort = () => settle({ kind: "aborted" });
		signal?.addEventListener("abort", abort);
		this.#waiting = settle;
		this.#fail = reject;
		return promise.finally(() => {
			clearTimeout(silence);
			signal?.removeEventListener("abort", abort);
			this.#fail = undefined;
		});
	}

	#deliver(received: Received): void {
		if (this.#waiting) {
			this.#waiting(received);
			return;
		}
		// One message answers one request, so that of many the latest are the ones to keep.
		if (this.#arrived.length === mostKept) this.#arrived.shift();
		this.#arrived.push(received);
	}
}

const mostKept = 16;
