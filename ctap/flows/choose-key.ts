import { KeyFailure } from "../key-failure.ts";
import type { Candidate, Candidates, OpenCandidate, Standing } from "./candidates.ts";
import { chooseByTouch } from "./choose-by-touch.ts";
import type { Person } from "./person.ts";
import type { InsertKey, WaitForKey } from "./step.ts";

/** What the flow has to say about keys that will not do. */
export interface KeyWords {
	/** Why a key whose standing is `wrong` will not do. */
	readonly wrong: "not-registered" | "registered-already" | undefined;
	/** The key that was in use and is gone. */
	readonly pulledOut: string | undefined;
}

/**
 * Finds the key to use among those that are plugged in, and waits for one where none will do. One that will do for
 * certain goes before those that may; of several the person touches the one to use. Keys that come meanwhile join in.
 * @throws KeyFailure of the only key there, where that is what keeps it from use; `cancelled`.
 */
export async function chooseKey(
	candidates: Candidates,
	person: Person,
	words: KeyWords,
	signal: AbortSignal,
): Promise<OpenCandidate> {
	let patient = true;
	while (!signal.aborted) {
		const change = candidates.nextChange;
		const next = weigh(candidates, words, patient);
		if (next === "undecided") patient = await untilChange(change, signal, holderWaits(candidates));
		else if ("kind" in next) {
			person.show(next);
			await untilChange(change, signal);
		} else {
			const chosen = next.length === 1 ? next[0] : await chooseByTouch(next, person, change, signal);
			if (chosen) return chosen;
		}
	}
	throw new KeyFailure("cancelled", "Cancelled.");
}

/** The keys to choose from; or what to show where there are none; or nothing yet, while some are still being opened. */
function weigh(
	candidates: Candidates,
	words: KeyWords,
	patient: boolean,
): readonly OpenCandidate[] | InsertKey | WaitForKey | "undecided" {
	const { all } = candidates;
	const pool = poolOf(all);
	if (!patient && pool.every(isHolder) && pool.length > 0) return pool;
	if (!candidates.known || all.some(({ standing }) => standing.kind === "opening" && !standing.busy))
		return "undecided";
	return pool.length > 0 ? pool : askForKey(all, words);
}

/**
 * Milliseconds that a key which holds the credential waits for the others to be opened: one of them may hold one too,
 * and a key that does not answer shall hold nobody up.
 */
const patience = 1000;

function holderWaits(candidates: Candidates): number | undefined {
	return poolOf(candidates.all).some(isHolder) ? patience : undefined;
}

/** No other key can be more in the right. */
function isHolder({ standing }: OpenCandidate): boolean {
	return standing.kind === "fit" && standing.credential !== undefined;
}

function poolOf(all: readonly Candidate[]): readonly OpenCandidate[] {
	const open = all.filter((candidate): candidate is OpenCandidate => candidate.key !== undefined);
	const fit = open.filter(({ standing }) => standing.kind === "fit");
	return fit.length > 0 ? fit : open.filter(({ standing }) => standing.kind === "possible");
}

function askForKey(all: readonly Candidate[], words: KeyWords): InsertKey | WaitForKey {
	if (all.some(({ standing }) => standing.kind === "opening")) return { kind: "wait", why: "busy" };
	const wrong = all.find(({ standing }) => standing.kind === "wrong");
	if (wrong) return { kind: "insert-key", because: words.wrong, key: wrong.plugged.name };
	for (const { plugged, standing } of all) {
		if (!isUnusable(standing) || standing.failure.reason === "gone") continue;
		if (standing.failure.reason === "unsupported")
			return { kind: "insert-key", because: "unsuitable", key: plugged.name };
		if (all.length === 1 && words.pulledOut === undefined) throw standing.failure;
	}
	return {
		kind: "insert-key",
		because: words.pulledOut === undefined ? undefined : "pulled-out",
		key: words.pulledOut,
	};
}

function isUnusable(standing: Standing): standing is Extract<Standing, { kind: "unusable" }> {
	return standing.kind === "unusable";
}

/** @returns False when nothing changed within so many milliseconds. */
async function untilChange(change: Promise<void>, signal: AbortSignal, limit?: number): Promise<boolean> {
	const { promise, resolve } = Promise.withResolvers<boolean>();
	const stop = () => resolve(true);
	signal.addEventListener("abort", stop);
	if (signal.aborted) stop();
	const timer = limit === undefined ? undefined : setTimeout(() => resolve(false), limit);
	return await Promise.race([change.then(() => true), promise]).finally(() => {
		clearTimeout(timer);
		signal.removeEventListener("abort", stop);
	});
}
