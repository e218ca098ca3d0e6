import type { Traffic } from "./traffic.ts";

/** What is counted, one after the other. */
export type Operation = "open" | "assertion" | "retries" | "probe";

/** Assertions, and what the key saw of them. */
export interface Assertions {
	/** Milliseconds of each. */
	readonly milliseconds: readonly number[];
	/** Of all of them together. */
	readonly traffic: Traffic;
}

/** What one side did in one round. */
export interface Sample {
	readonly assertions: Assertions;
	readonly others: Readonly<Record<Exclude<Operation, "assertion">, Traffic>>;
}

/** Milliseconds that the key worked on each assertion: on all of its commands together. */
export function keyWorks({ milliseconds, traffic: { keyWork } }: Assertions): readonly number[] {
	const commands = keyWork.length / milliseconds.length;
	return milliseconds.map((_, assertion) =>
		keyWork.slice(assertion * commands, (assertion + 1) * commands).reduce((sum, work) => sum + work, 0),
	);
}

/**
 * What each assertion takes beyond the key's work, in milliseconds: the library's own share. The way there and back
 * through the socket is in it, so the library alone is below.
 */
export function ownShares(assertions: Assertions): readonly number[] {
	const works = keyWorks(assertions);
	return assertions.milliseconds.map((whole, assertion) => whole - (works[assertion] ?? 0));
}
