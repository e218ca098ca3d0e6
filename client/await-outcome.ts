import type { AnswerOf } from "../contract/call.ts";
import { calls } from "../contract/calls.ts";
import { Problem, type ProblemCode } from "../contract/problem.ts";
import { callServer, type ServerConnection, Unreachable } from "./call-server.ts";
import type { Signal } from "./runtime.ts";

type Approval = Extract<AnswerOf<typeof calls.loginOutcome>, { state: "approved" }>;

/**
 * How a login ended. `expired` carries `unheard` where the server could not be asked when time ran out, so that how
 * it really ended is not known here.
 */
export type LoginOutcome =
	| Approval
	| { readonly state: "denied" | "cancelled" | "collected" }
	| { readonly state: "expired"; readonly unheard?: true };

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

/** Seconds that the server may hold one question before it answers "pending". */
const longest = 25;
/** How long after the deadline a server is believed that has not said "expired" yet, in milliseconds. */
const grace = 10_000;
const longestPause = 8000;

/**
 * What may pass by itself, as a full disk does once somebody makes room. A proof from the moment of the server's restart is refused for its time, even though the
 * clocks have been compared before.
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
 * Asks for the outcome again and again until there is one; trouble on the way is waited out until the deadline.
 * @throws Problem where asking again is of no use; what the `signal` was aborted with
 */
export async function waitForOutcome(
	server: ServerConnection,
	{ id, deadline }: { id: string; deadline: number },
	patience: Patience,
): Promise<LoginOutcome> {
	const { now, pause, signal, onTrouble } = patience;
	let failures = 0;
	while (now() < deadline + grace) {
		const asked = now();
		// After trouble the answer is wanted at once, so that its end is known.
		const answer = await askOnce(server, { id, wait: failures > 0 ? 0 : longest }, signal);
		if (answer instanceof Error) {
			const wait = Math.min(1000 * 2 ** failures++, longestPause);
			onTrouble?.({ error: answer, nextTryAt: now() + wait });
			await pause(wait);
			continue;
		}
		if (answer.state !== "pending") return answer;
		// A server that does not hold the question is not asked in a tight loop.
		if (failures > 0) onTrouble?.(undefined);
		else if (now() - asked < 1000) await pause(1000);
		failures = 0;
	}
	return { state: "expired", ...(failures > 0 && { unheard: true }) };
}

/** @returns the answer, or the trouble that may pass by itself */
async function askOnce(
	server: ServerConnection,
	{ id, wait }: { id: string; wait: number },
	signal: Signal | undefined,
): Promise<LoginOutcome | { state: "pending" } | Error> {
	try {
		const given = { params: { id }, query: { wait }, ...(signal && { signal }) };
		return await callServer(server, calls.loginOutcome, given);
	} catch (error) {
		const ended = endOf(error);
		if (ended) return ended;
		if (mayPass(error) && !signal?.aborted) return error;
		throw error;
	}
}

function endOf(error: unknown): LoginOutcome | undefined {
	if (!(error instanceof Problem)) return undefined;
	const { code } = error;
	return code === "denied" || code === "cancelled" || code === "collected" || code === "expired"
		? { state: code }
		: undefined;
}

function mayPass(error: unknown): error is Error {
	return error instanceof Unreachable || (error instanceof Problem && passing.has(error.code));
}
