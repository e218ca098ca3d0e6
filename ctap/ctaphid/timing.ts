/** How long a channel waits, in milliseconds. */
export interface Timing {
	/** For the answer to CTAPHID_INIT: a dead device must not hold up the others. */
	readonly initMs: number;
	/** For any sign of life while a command runs; each keepalive begins the wait anew. */
	readonly silenceMs: number;
	/** For a command as a whole, however often the key says that it still works. */
	readonly commandMs: number;
	/** For another program to be done with the key. */
	readonly busyMs: number;
	/** Between two tries on a busy key. */
	readonly busyRetryMs: number;
	/** For the answer to a command that was cancelled. */
	readonly cancelMs: number;
}

/** What keys in the field need; those on slow links take longer values. */
export const usualTiming: Timing = {
	initMs: 2000,
	silenceMs: 5000,
	commandMs: 120_000,
	busyMs: 10_000,
	busyRetryMs: 100,
	cancelMs: 1000,
};
