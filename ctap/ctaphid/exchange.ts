import { hidCommand, hidError, keepaliveStatus } from "./commands.ts";
import type { Received } from "./inbox.ts";
import type { Link } from "./link.ts";
import type { HidMessage } from "./message.ts";

/**
 * What a key says while a command runs. `busy` means that another program holds it; `touch-sensor`, said by the layers
 * above, that the touch is one for a fingerprint.
 */
export type Progress = "processing" | "touch" | "touch-sensor" | "busy";

/** The same options, with every touch told as one for the fingerprint sensor. */
export function touchingSensor<O extends CallOptions>(options: O): O {
	const { progress } = options;
	return { ...options, progress: progress && ((said: Progress) => progress(said === "touch" ? "touch-sensor" : said)) };
}

/** How a command is called. */
export interface CallOptions {
	/** Ends the command on the key too. */
	readonly signal?: AbortSignal | undefined;
	/** Told of every change, never the same twice in a row. */
	readonly progress?: ((progress: Progress) => void) | undefined;
}

/** Tells what differs from what was told last. */
export function onlyChanges(tell: CallOptions["progress"]): CallOptions["progress"] {
	let last: Progress | undefined;
	return (progress) => {
		if (progress !== last) tell?.(progress);
		last = progress;
	};
}

/** What one message to a key came to. */
export type Outcome =
	| { readonly kind: "answer"; readonly payload: Uint8Array }
	/** One of `hidError`. */
	| { readonly kind: "error"; readonly code: number }
	/** `settled` once the key has said that it ended; else its answer may still come. */
	| { readonly kind: "cancelled"; readonly settled: boolean }
	| { readonly kind: "silence" }
	/** The answer's packets did not fit together. */
	| { readonly kind: "broken" };

/**
 * Sends one message and hears the key out. Keepalives begin the wait anew; what belongs to no command of ours is left
 * out, since a late answer to something earlier may still be on its way.
 * @throws KeyFailure `gone`.
 */
export async function exchange(link: Link, message: HidMessage, options: CallOptions): Promise<Outcome> {
	const until = performance.now() + link.timing.commandMs;
	await link.send(message);
	for (;;) {
		const received = await link.inbox.next(link.timing.silenceMs, options.signal);
		if (received.kind === "aborted") return await cancel(link, message);
		const outcome = readOutcome(received, message.command);
		if (outcome !== "keepalive" && outcome !== "stray") return outcome;
		if (outcome === "keepalive") options.progress?.(readProgress(received));
		if (performance.now() > until) {
			await cancel(link, message);
			return { kind: "silence" };
		}
	}
}

function readOutcome(received: Received, command: number): Outcome | "keepalive" | "stray" {
	if (received.kind === "silence" || received.kind === "broken") return { kind: received.kind };
	if (received.kind === "aborted") return "stray";
	const { command: answered, payload } = received.message;
	if (answered === hidCommand.keepalive) return "keepalive";
	if (answered === hidCommand.error) return { kind: "error", code: payload[0] ?? hidError.other };
	return answered === command ? { kind: "answer", payload } : "stray";
}

function readProgress(received: Received): Progress {
	const status = received.kind === "message" ? received.message.payload[0] : undefined;
	return status === keepaliveStatus.userPresenceNeeded ? "touch" : "processing";
}

/**
 * Ends what runs on the key and waits for the word that it has ended, which is an answer to the command itself
 * (CTAP 2.1 section 11.2.9.1.5).
 */
async function cancel(link: Link, { channel, command }: HidMessage): Promise<{ kind: "cancelled"; settled: boolean }> {
	await link.send({ channel, command: hidCommand.cancel, payload: new Uint8Array() });
	const until = performance.now() + link.timing.cancelMs;
	for (;;) {
		const received = await link.inbox.next(Math.max(0, until - performance.now()));
		const outcome = readOutcome(received, command);
		if (outcome !== "keepalive" && outcome !== "stray")
			return { kind: "cancelled", settled: outcome.kind === "answer" };
	}
}
