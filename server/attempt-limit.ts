import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { Problem } from "../contract/problem.ts";

/** Counts something per name and minute. */
export interface AttemptLimit {
	/** @throws Problem `too-many-attempts` with `retryAfter` in seconds, once the minute's share is used up */
	count(name: string): Promise<void>;
	/** Throws as `count` does, without counting. */
	check(name: string): Promise<void>;
}

export function attemptLimit(perMinute: number): AttemptLimit {
	const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
	const refuse = (state: RateLimiterRes) => {
		throw new Problem("too-many-attempts", { retryAfter: Math.ceil(state.msBeforeNext / 1000) });
	};
	return {
		async count(name) {
			await limiter.consume(name).catch((reason: unknown) => {
				if (reason instanceof RateLimiterRes) refuse(reason);
				throw reason;
			});
		},
		async check(name) {
			const state = await limiter.get(name);
			if (state && state.remainingPoints <= 0) refuse(state);
		},
	};
}
