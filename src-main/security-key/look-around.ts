import { Candidates, type Judge } from "../../ctap/flows/candidates.ts";
import type { KeySource } from "../../ctap/transport/key-source.ts";

/**
 * Opens every key that is plugged in, asks it what it is and lets go of it again: nothing that a person would notice.
 * The first time takes a process several times as long as the next, and so it is over before anybody waits for it.
 * Never rejects: what is wrong with a key is said when it is needed.
 * @param signal ends it early: a key that is just being opened is let go of as soon as it answers
 */
export async function lookAround(source: KeySource, signal: AbortSignal): Promise<void> {
	const judge: Judge = async (key, options) => {
		await key.info(options);
		return { kind: "possible" };
	};
	const { promise: aborted, resolve } = Promise.withResolvers<void>();
	signal.addEventListener("abort", () => resolve());
	const keys = new Candidates(source, judge, { signal });
	try {
		while (!signal.aborted && areOpening(keys)) await Promise.race([keys.nextChange, aborted]);
	} catch {
		// The source tells the undertaking just the same.
	} finally {
		await keys.close();
	}
}

/** @throws what the source failed with */
function areOpening({ known, all }: Candidates): boolean {
	return !known || all.some(({ standing }) => standing.kind === "opening" && !standing.busy);
}
