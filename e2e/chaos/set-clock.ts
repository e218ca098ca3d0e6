/** A clock that runs on by itself from wherever it is set. */
export interface SetClock {
	readonly now: () => number;
	/** Sets it so many milliseconds forward, or back where they are negative. */
	by(milliseconds: number): void;
}

export function setClock(): SetClock {
	let offset = 0;
	return {
		now: () => Date.now() + offset,
		by: (milliseconds) => {
			offset += milliseconds;
		},
	};
}
