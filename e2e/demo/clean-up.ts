type CleanUp = () => Promise<unknown>;

/** What has to be undone at the end, however the end comes: last made, first undone. */
export interface CleanUps {
	/** @throws where the end has come meanwhile; what was made is then undone at once */
	add(cleanUp: CleanUp): Promise<void>;
	run(): Promise<void>;
}

export function createCleanUps(): CleanUps {
	const pending: CleanUp[] = [];
	let over = false;
	return {
		async add(cleanUp) {
			pending.push(cleanUp);
			if (!over) return;
			await this.run();
			throw new Error("The end came while something was still being made.");
		},
		async run() {
			over = true;
			for (let cleanUp = pending.pop(); cleanUp; cleanUp = pending.pop()) await cleanUp();
		},
	};
}
