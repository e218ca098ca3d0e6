import type { Presence } from "../../ctap/virtual-key/user-interaction.ts";

/** A finger that touches the key when the test says so. */
export interface Finger {
	readonly presence: Presence;
	/** Whether the key blinks. */
	readonly blinks: () => boolean;
	/** Resolves once the key blinks. */
	awaited(): Promise<void>;
	touch(): void;
}

export function finger(): Finger {
	let waiting: ((how: "touched") => void) | undefined;
	let told = Promise.withResolvers<void>();
	return {
		presence: (_, signal) =>
			new Promise((resolve) => {
				const end = (how: "touched" | "refused") => {
					waiting = undefined;
					told = Promise.withResolvers<void>();
					resolve(how);
				};
				waiting = end;
				signal.addEventListener("abort", () => end("refused"), { once: true });
				told.resolve();
			}),
		blinks: () => waiting !== undefined,
		awaited: () => told.promise,
		touch: () => waiting?.("touched"),
	};
}
