/** What was started, to be ended in reverse. */
export interface Endings {
	/** @returns what was started */
	add<Started>(started: Started, end: (started: Started) => unknown): Started;
	/** Ends all of it, and then throws what went wrong first. Does nothing the second time. */
	end(): Promise<void>;
}

export function openEndings(): Endings {
	let left: (() => unknown)[] = [];
	return {
		add(started, end) {
			left.unshift(() => end(started));
			return started;
		},
		async end() {
			const ending = left;
			left = [];
			const failures: unknown[] = [];
			for (const end of ending) {
				try {
					await end();
				} catch (error) {
					failures.push(error);
				}
			}
			if (failures.length > 0) throw failures[0];
		},
	};
}
