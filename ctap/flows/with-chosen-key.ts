import type { Timing } from "../ctaphid/timing.ts";
import { isStatus, KeyFailure } from "../key-failure.ts";
import type { KeySource } from "../transport/key-source.ts";
import { Candidates, type Judge, type OpenCandidate } from "./candidates.ts";
import { chooseKey, type KeyWords } from "./choose-key.ts";
import type { Person } from "./person.ts";
import type { Dialogue } from "./pin-dialogue.ts";

/** How a flow runs. */
export interface FlowOptions {
	/** Ends the flow: no key blinks on, and it fails as `cancelled`. */
	readonly signal?: AbortSignal | undefined;
	/** For keys on slow links. */
	readonly timing?: Partial<Timing> | undefined;
}

/** What a flow is about. */
export interface Undertaking<T> {
	/** Finds out whether a key will do. */
	readonly judge: Judge;
	/** Left out where no key is the wrong one. */
	readonly wrong?: {
		readonly because: KeyWords["wrong"];
		/** The status by which a key says, at last, that it is the wrong one. */
		readonly status: number;
	};
	/** Does it with the key that was chosen. */
	readonly act: (dialogue: Dialogue) => Promise<T>;
}

/**
 * Finds a key, does what is to be done with it, and lets go of all keys at the end, however it ends. A key that is
 * pulled out, or turns out to be the wrong one, is no failure: the person is asked for another.
 * @throws KeyFailure
 */
export async function withChosenKey<T>(
	source: KeySource,
	person: Person,
	undertaking: Undertaking<T>,
	options: FlowOptions,
): Promise<T> {
	const signal = options.signal ?? new AbortController().signal;
	const candidates = new Candidates(source, undertaking.judge, { ...options, signal });
	const wrong = undertaking.wrong?.because;
	let pulledOut: string | undefined;
	try {
		for (;;) {
			const candidate = await chooseKey(candidates, person, { wrong, pulledOut }, signal);
			try {
				const within = AbortSignal.any([signal, candidate.key.ended]);
				return await undertaking.act({ candidate, person, signal: within });
			} catch (error) {
				const goOn = settle(error, candidate, candidates, undertaking.wrong?.status, signal);
				if (!goOn) throw error;
				pulledOut = goOn === "pulled-out" ? candidate.plugged.name : undefined;
			}
		}
	} finally {
		await candidates.close();
	}
}

/** Whether another key may take this one's place, and why. */
function settle(
	error: unknown,
	candidate: OpenCandidate,
	candidates: Candidates,
	wrongStatus: number | undefined,
	signal: AbortSignal,
): "pulled-out" | "wrong" | undefined {
	if (signal.aborted) return undefined;
	if (candidate.key.ended.aborted) return "pulled-out";
	if (error instanceof KeyFailure && error.reason === "unsupported") {
		candidates.note(candidate, { kind: "unusable", failure: error });
		return "wrong";
	}
	if (wrongStatus === undefined || !isStatus(error, wrongStatus)) return undefined;
	candidates.note(candidate, { kind: "wrong" });
	return "wrong";
}
