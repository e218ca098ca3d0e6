import { Problem, type ProblemCode } from "../contract/problem.ts";
import { Unreachable } from "./call-server.ts";
import type { Signal } from "./runtime.ts";

/** How the one that waits measures time, gives up, and learns of trouble on the way. */
export interface Patience {
	/** This machine's clock: milliseconds since 1970. */
	readonly now: () => number;
	/** Resolves after so many milliseconds; rejects as soon as `signal` is aborted. */
	readonly pause: (milliseconds: number) => Promise<void>;
	readonly signal?: Signal;
	/** Called with each failed try and when it is repeated, and with nothing once the server answers again. */
	readonly onTrouble?: (trouble: { error: Error; nextTryAt: number } | undefined) => void;
}

/** Time ran out. `unheard` where the server could not be asked then, so that how it really ended is not known here. */
export interface Expired {
	readonly state: "expired";
	readonly unheard?: true;
}

/** Seconds that the server may hold one question before it answers that there is nothing to tell. */
const longest = 25;
/** How long after the deadline a server is believed that has not said "expired" yet, in milliseconds. */
const grace = 10_000;
const longestPause = 8000;

/**
 * What may pass by itself, as a full disk does once somebody makes room. A proof from the moment of the server's
 * restart is refused for its time, even though the clocks have been compared before.
 */
const passing = new Set<ProblemCode>([
	"stopping",
	"internal",
	"storage-full",
	"storage-read-only",
	"too-many-attempts",
	"dpop-time",
]);

/**
 * Asks again and again until there is an answer; trouble on the way is waited out until the deadline.
 * @param ask asks once, and lets the server hold the question for `wait` seconds; `undefined` while there is no answer
 * @param deadline is looked at before each question: milliseconds since 1970
 * @throws what `ask` throws where asking again is of no use; what the `signal` was aborted with
 */
export async function askUntilEnded<Answer extends object>(
	ask: (wait: number) => Promise<Answer | undefined>,
	deadline: () => number,
	{ now, pause, signal, onTrouble }: Patience,
): Promise<Answer | Expired> {
	let failures = 0;
	while (now() < deadline() + grace) {
		const asked = now();
		// After trouble the answer is wanted at once, so that its end is known.
		const held = await attempt(ask, failures > 0 ? 0 : longest, signal);
		if ("trouble" in held) {
			const wait = Math.min(1000 * 2 ** failures++, longestPause);
			onTrouble?.({ error: held.trouble, nextTryAt: now() + wait });
			await pause(wait);
			continue;
		}
		if (held.answer) return held.answer;
		// A server that does not hold the question is not asked in a tight loop.
		if (failures > 0) onTrouble?.(undefined);
		else if (now() - asked < 1000) await pause(1000);
		failures = 0;
	}
	return { state: "expired", ...(failures > 0 && { unheard: true }) };
}

/** @returns the answer, or the trouble that may pass by itself */
async function attempt<Answer>(
	ask: (wait: number) => Promise<Answer | undefined>,
	wait: number,
	signal: Signal | undefined,
): Promise<{ answer: Answer | undefined } | { trouble: Error }> {
	try {
		return { answer: await ask(wait) };
	} catch (error) {
		if (mayPass(error) && !signal?.aborted) return { trouble: error };
		throw error;
	}
}

function mayPass(error: unknown): error is Error {
	return error instanceof Unreachable || (error instanceof Problem && passing.has(error.code));
}
