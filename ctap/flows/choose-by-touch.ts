import { isStatus, KeyFailure } from "../key-failure.ts";
import { statusCode } from "../status/status-code.ts";
import { sentenceFor } from "../status/status-sentence.ts";
import type { OpenCandidate } from "./candidates.ts";
import type { Person } from "./person.ts";

/** What a blinking key came to. */
type Touch = { readonly by: OpenCandidate } | "untouched" | "unable";

/** How keys say that nobody touched them; older ones make no difference between that and a refusal. */
const untouched = [
	statusCode.userActionTimeout,
	statusCode.actionTimeout,
	statusCode.timeout,
	statusCode.operationDenied,
];

/**
 * Lets several keys blink, and takes the first that is touched; the others stop.
 * @param change Fulfilled when keys come or go, which ends the choice so that it can begin anew.
 * @returns The key, or undefined when keys came or went.
 * @throws KeyFailure `status` userActionTimeout when nobody touched any in time, `cancelled`.
 */
export async function chooseByTouch(
	pool: readonly OpenCandidate[],
	person: Person,
	change: Promise<void>,
	signal: AbortSignal,
): Promise<OpenCandidate | undefined> {
	const done = new AbortController();
	const within = AbortSignal.any([signal, done.signal]);
	person.show({ kind: "choose-key", keys: pool.map(({ plugged }) => plugged.name) });
	const touches = pool.map((candidate) => awaitTouch(candidate, within));
	const first = Promise.any(touches.map(async (touch) => chosenBy(await touch))).catch(() => "nobody" as const);
	try {
		const chosen = await Promise.race([first, change.then(() => undefined)]);
		if (signal.aborted) throw new KeyFailure("cancelled", "Cancelled.");
		return chosen === "nobody" ? whenUntouched(pool, await Promise.all(touches)) : chosen;
	} finally {
		done.abort();
		await Promise.all(touches);
	}
}

/** Nobody was in time, or the keys can not be told apart by touch: then the first of them has to do. */
function whenUntouched(pool: readonly OpenCandidate[], touches: readonly Touch[]): OpenCandidate | undefined {
	if (touches.every((touch) => touch === "unable")) return pool[0];
	const status = statusCode.userActionTimeout;
	throw new KeyFailure("status", sentenceFor(status).happened, { status });
}

function chosenBy(touch: Touch): OpenCandidate {
	if (typeof touch === "string") throw new Error(touch);
	return touch.by;
}

async function awaitTouch(candidate: OpenCandidate, signal: AbortSignal): Promise<Touch> {
	try {
		await candidate.key.selection({ signal });
		return { by: candidate };
	} catch (error) {
		if (isStatus(error, ...untouched)) return "untouched";
		// It was pulled out, cancelled, or does not take part; the others may still be touched.
		if (error instanceof KeyFailure) return error.reason === "status" ? "unable" : "untouched";
		throw error;
	}
}
