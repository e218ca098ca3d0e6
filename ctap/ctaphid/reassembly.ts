import { continuationHeader, type HidMessage, initHeader, longestMessage } from "./message.ts";

/** What one more report means to the message that is being put together. */
export type Reassembled =
	| { readonly kind: "message"; readonly message: HidMessage }
	/** More reports have to come. */
	| { readonly kind: "incomplete" }
	/** A report that belongs to no message: a stray continuation, or one that is too short to say what it is. */
	| { readonly kind: "stray" }
	/** A continuation that came out of turn. The message is given up. */
	| { readonly kind: "out-of-sequence" }
	/** A length beyond what reports of this size can carry. */
	| { readonly kind: "too-long" };

interface Pending {
	readonly command: number;
	readonly payload: Uint8Array;
	filled: number;
	nextSequence: number;
}

/** The channel that a report belongs to, or undefined where it is too short to name one. */
export function channelOf(report: Uint8Array): number | undefined {
	if (report.length < continuationHeader) return undefined;
	return new DataView(report.buffer, report.byteOffset).getUint32(0);
}

/**
 * Puts the reports of one channel back together (CTAP 2.1 section 11.2.4). An initialization packet always begins
 * anew, as section 11.2.5.3 has it for resynchronizing. Never holds more than one message of the longest lawful size.
 */
export class Reassembly {
	readonly #channel: number;
	readonly #longest: number;
	#pending: Pending | undefined;

	constructor(channel: number, reportSize: number) {
		this.#channel = channel;
		this.#longest = longestMessage(reportSize);
	}

	/** True while a message has begun and not ended. */
	get unfinished(): boolean {
		return this.#pending !== undefined;
	}

	/** Forgets what was begun. */
	reset(): void {
		this.#pending = undefined;
	}

	/** Takes the next report. Reports of other channels are the caller's to leave out. */
	take(report: Uint8Array): Reassembled {
		const kind = report[4];
		if (kind === undefined) return { kind: "stray" };
		return kind & 0x80 ? this.#begin(report, kind & 0x7f) : this.#goOn(report, kind);
	}

	#begin(report: Uint8Array, command: number): Reassembled {
		this.#pending = undefined;
		if (report.length < initHeader) return { kind: "stray" };
		const length = new DataView(report.buffer, report.byteOffset).getUint16(5);
		if (length > this.#longest) return { kind: "too-long" };
		this.#pending = { command, payload: new Uint8Array(length), filled: 0, nextSequence: 0 };
		return this.#fill(this.#pending, report.subarray(initHeader));
	}

	#goOn(report: Uint8Array, sequence: number): Reassembled {
		const pending = this.#pending;
		if (!pending) return { kind: "stray" };
		if (sequence !== pending.nextSequence) {
			this.#pending = undefined;
			return { kind: "out-of-sequence" };
		}
		pending.nextSequence += 1;
		return this.#fill(pending, report.subarray(continuationHeader));
	}

	#fill(pending: Pending, part: Uint8Array): Reassembled {
		const wanted = part.subarray(0, pending.payload.length - pending.filled);
		pending.payload.set(wanted, pending.filled);
		pending.filled += wanted.length;
		if (pending.filled < pending.payload.length) return { kind: "incomplete" };
		this.#pending = undefined;
		return { kind: "message", message: { channel: this.#channel, command: pending.command, payload: pending.payload } };
	}
}
