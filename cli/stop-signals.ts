/** A signal asked this process to stop. */
class StopRequested extends Error {
	override readonly name = "StopRequested";
}

/**
 * The same signal can arrive twice for one wish: from the terminal or service manager, and passed on by the launcher.
 * Milliseconds in which a repetition is taken for that.
 */
const oneWish = 1000;

/** Turns the first of these process signals into an abort; one that comes again calls `onSecond`. */
export function listenForStop(names: readonly NodeJS.Signals[], onSecond: () => void): AbortSignal {
	const stop = new AbortController();
	let first: number | undefined;
	const receive = () => {
		first ??= performance.now();
		if (!stop.signal.aborted) stop.abort(new StopRequested("Stopped."));
		else if (performance.now() - first > oneWish) onSecond();
	};
	for (const name of names) process.on(name, receive);
	return stop.signal;
}
