import type { Clock } from "../client/event-stream.ts";

/** This process's own. */
export const clock: Clock = {
	now: Date.now,
	after(wait, ring) {
		const timer = setTimeout(ring, wait);
		return () => clearTimeout(timer);
	},
};
