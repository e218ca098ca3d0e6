import type { ServerResponse } from "node:http";

/** The responses that are not finished yet. */
export class UnderWay {
	readonly #open = new Set<ServerResponse>();
	#emptied: (() => void) | undefined;

	add(response: ServerResponse): void {
		this.#open.add(response);
		response.once("close", () => {
			this.#open.delete(response);
			if (this.#open.size === 0) this.#emptied?.();
		});
	}

	/** Settles once there are none, or after `most` milliseconds. */
	async none(most: number): Promise<void> {
		if (this.#open.size === 0) return;
		const { promise, resolve } = Promise.withResolvers<void>();
		this.#emptied = resolve;
		const timer = setTimeout(resolve, most);
		await promise;
		clearTimeout(timer);
	}
}
