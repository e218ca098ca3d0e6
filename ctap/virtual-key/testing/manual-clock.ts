import type { Clock } from "../clock.ts";

/** A clock that a test turns by hand. */
export interface ManualClock extends Clock {
	/** Lets so many milliseconds pass: calls back what is due in its order, and lets what waits for it go on. */
	advance(ms: number): Promise<void>;
}

export function createManualClock(start = 0): ManualClock {
	let now = start;
	let timers: { readonly at: number; readonly callback: () => void }[] = [];
	return {
		now: () => now,
		after(ms, callback) {
			const timer = { at: now + ms, callback };
			timers.push(timer);
			return () => {
				timers = timers.filter((other) => other !== timer);
			};
		},
		async advance(ms) {
			const end = now + ms;
			// What was begun before this has its timers set by then.
			await settled();
			for (;;) {
				const [next] = timers.filter(({ at }) => at <= end).sort((left, right) => left.at - right.at);
				if (!next) break;
				timers = timers.filter((other) => other !== next);
				now = next.at;
				next.callback();
				await settled();
			}
			now = end;
			await settled();
		},
	};
}

/** Resolved once all that can go on without time has done so. */
export function settled(): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	setImmediate(resolve);
	return promise;
}
