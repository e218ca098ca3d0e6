import type { Presence } from "../virtual-key/user-interaction.ts";

/** A finger that touches when it is told to. */
export interface SlowTouch {
	readonly presence: Presence;
	/** Fulfilled once the key blinks. */
	blinking(): Promise<void>;
	/** Touches the key, which has to be blinking. */
	touch(): void;
}

export function slowTouch(): SlowTouch {
	let blinks = Promise.withResolvers<void>();
	let finger = Promise.withResolvers<"touched">();
	return {
		async presence(_, signal) {
			finger = Promise.withResolvers();
			blinks.resolve();
			const gone = Promise.withResolvers<"refused">();
			signal.addEventListener("abort", () => gone.resolve("refused"));
			const outcome = await Promise.race([finger.promise, gone.promise]);
			blinks = Promise.withResolvers();
			return outcome;
		},
		blinking: () => blinks.promise,
		touch: () => finger.resolve("touched"),
	};
}
