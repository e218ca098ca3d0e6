/** Something is asked of the person, of one thing at a time: a signature in a window or a browser, or a key. */
export interface Asking {
	/** Ends what was asked before, and gives what ends this. */
	begin(): AbortSignal;
	stop(): void;
}

export function createAsking(): Asking {
	let current = new AbortController();
	return {
		begin() {
			current.abort();
			current = new AbortController();
			return current.signal;
		},
		stop: () => current.abort(),
	};
}
