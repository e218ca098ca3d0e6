import type { Clock } from "./clock.ts";

/** What a key can get wrong, or an attacker in its place. Each is found out, or borne, by the host's side. */
export type Fault =
	/** Answers with this status instead of running the command. */
	| { readonly kind: "status"; readonly status: number }
	/** Answers with this error of CTAPHID: 0x06 is a key that is busy. */
	| { readonly kind: "hid-error"; readonly code: number }
	/** Answers CTAPHID_INIT with this error. */
	| { readonly kind: "init-error"; readonly code: number }
	/** Does not answer CTAPHID_INIT at all. */
	| { readonly kind: "init-silence" }
	/** Runs the command and says nothing, keepalives included. */
	| { readonly kind: "drop-answer" }
	/** Works so long before it begins, and says so by keepalives. */
	| { readonly kind: "slow"; readonly ms: number }
	/** Works so long after the touch: keepalives go from "touch" back to "processing". */
	| { readonly kind: "slow-after-touch"; readonly ms: number }
	/** Says "wait" for ever; CANCEL ends it. */
	| { readonly kind: "stall" }
	/** Pays no heed to CTAPHID_CANCEL. */
	| { readonly kind: "ignore-cancel" }
	/** Sends a report of another channel before the answer. */
	| { readonly kind: "foreign-report-first" }
	/** Sends one behind the answer's first report. */
	| { readonly kind: "foreign-report-between" }
	/** Sends an answer to somebody else's CTAPHID_INIT before the right one. */
	| { readonly kind: "wrong-nonce-first" }
	/** Sends a keepalive on channel 0. */
	| { readonly kind: "keepalive-on-channel-zero" }
	/** Leaves away so many bytes at the answer's end: 1 where it is not said. */
	| { readonly kind: "truncate-answer"; readonly bytes?: number }
	/** Answers success, and bytes that are no CBOR. */
	| { readonly kind: "garbage-answer" }
	/** Answers success and nothing else. */
	| { readonly kind: "empty-answer" }
	/** Writes every map of the answer in the wrong order. */
	| { readonly kind: "unsorted-maps" }
	/** Authenticator data for another relying party. */
	| { readonly kind: "wrong-rp-id" }
	/** Authenticator data without its UP flag. */
	| { readonly kind: "user-not-present" }
	/** Authenticator data without its UV flag. */
	| { readonly kind: "user-not-verified" }
	/** A signature counter lower than the last. */
	| { readonly kind: "counter-back" }
	/** An assertion that names a credential nobody asked for. */
	| { readonly kind: "credential-not-in-list" }
	/** An assertion that another key has signed. */
	| { readonly kind: "signature-of-another" }
	/** An assertion without its credential, which is lawful where the list had one entry. */
	| { readonly kind: "leave-out-credential" }
	/** A user's name cut in the middle of its last character. */
	| { readonly kind: "name-cut" }
	/** Pulled out as the command arrives. */
	| { readonly kind: "unplug-at-command" }
	/** Pulled out instead of sending a keepalive. */
	| { readonly kind: "unplug-at-keepalive" }
	/** Pulled out right after the answer. */
	| { readonly kind: "unplug-after-answer" };

export type FaultKind = Fault["kind"];

/** When a fault happens: at the first opportunity and once, unless said otherwise. */
export interface FaultTiming {
	/** Only with the command that has this byte. */
	readonly command?: number;
	/** Opportunities to pass over first. */
	readonly skip?: number;
	/** How often, from then on. */
	readonly times?: number;
}

interface Planned {
	readonly fault: Fault;
	readonly command: number | undefined;
	skip: number;
	times: number;
}

/** The faults that a key is still to commit. */
export class Faults {
	#planned: Planned[] = [];

	/** Plans a fault. Several of one kind happen one after the other. */
	inject(fault: Fault, { command, skip = 0, times = 1 }: FaultTiming = {}): void {
		this.#planned.push({ fault, command, skip, times });
	}

	/** Takes back all that has not happened. */
	clear(): void {
		this.#planned = [];
	}

	/** What has not happened, or not as often as planned. */
	get pending(): readonly Fault[] {
		return this.#planned.map(({ fault }) => fault);
	}

	/** For the key: the fault to commit here and now, if there is one. */
	take<Kind extends FaultKind>(kind: Kind, command?: number): Extract<Fault, { kind: Kind }> | undefined {
		const planned = this.#planned.find(
			({ fault, command: only }) => fault.kind === kind && (only === undefined || only === command),
		);
		if (!planned) return undefined;
		if (planned.skip > 0) {
			planned.skip -= 1;
			return undefined;
		}
		planned.times -= 1;
		if (planned.times <= 0) this.#planned = this.#planned.filter((other) => other !== planned);
		return planned.fault as Extract<Fault, { kind: Kind }>;
	}

	/** For the key: time that passes, or less of it where the signal is aborted. */
	wait(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
		const { promise, resolve } = Promise.withResolvers<void>();
		if (signal.aborted) return Promise.resolve();
		const stop = clock.after(ms, resolve);
		signal.addEventListener("abort", () => resolve());
		return promise.finally(stop);
	}
}
