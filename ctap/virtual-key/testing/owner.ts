import type { Presence, PresenceRequest } from "../user-interaction.ts";

/** Whoever has the key at hand, played by a test: touches it when told to, and not before. */
export interface Owner {
	readonly presence: Presence;
	/** Resolved once the key blinks: with what it blinks for. */
	blinking(): Promise<PresenceRequest>;
	touch(): void;
	refuse(): void;
	/** How often the key has asked for a touch. */
	readonly asked: number;
}

export function createOwner(): Owner {
	let asked = 0;
	let current: { request: PresenceRequest; answer: (outcome: "touched" | "refused") => void } | undefined;
	let waiting: ((request: PresenceRequest) => void)[] = [];
	function answer(outcome: "touched" | "refused") {
		if (!current) throw new Error("the key does not blink");
		current.answer(outcome);
	}
	return {
		presence(request, signal) {
			asked += 1;
			const { promise, resolve } = Promise.withResolvers<"touched" | "refused" | "timeout">();
			const mine = { request, answer: resolve };
			current = mine;
			signal.addEventListener("abort", () => {
				resolve("timeout");
				if (current === mine) current = undefined;
			});
			for (const tell of waiting) tell(request);
			waiting = [];
			return promise;
		},
		blinking() {
			if (current) return Promise.resolve(current.request);
			const { promise, resolve } = Promise.withResolvers<PresenceRequest>();
			waiting.push(resolve);
			return promise;
		},
		touch: () => answer("touched"),
		refuse: () => answer("refused"),
		get asked() {
			return asked;
		},
	};
}
