import type { Presence } from "../../ctap/virtual-key/user-interaction.ts";

/** A finger that touches its key at once, until it leaves. */
export interface NearFinger {
	readonly presence: Presence;
	/** From now on the key blinks in vain. */
	leave(): void;
}

export function nearFinger(): NearFinger {
	let near = true;
	return {
		async presence(_, signal) {
			if (near) return "touched";
			await new Promise((resolve) => signal.addEventListener("abort", resolve));
			return "refused";
		},
		leave() {
			near = false;
		},
	};
}
