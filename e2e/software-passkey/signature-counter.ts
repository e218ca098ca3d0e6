import type { AssertionFaults } from "./passkey-faults.ts";

/** The signature counter of one credential (WebAuthn L3, 6.1.1). */
export interface SignatureCounter {
	readonly atRegistration: number;
	/** The value for the next signature; a faulty one leaves the counter where it is. */
	next(faults: AssertionFaults): number;
}

/** @param start the value at registration, or "none" for a passkey that never counts and always says 0 */
export function createSignatureCounter(start: number | "none"): SignatureCounter {
	if (start === "none") return { atRegistration: 0, next: () => 0 };
	let counter = start;
	return {
		atRegistration: start,
		next: ({ counterBack, counterStill }) => {
			if (counterBack) return Math.max(0, counter - 1);
			if (!counterStill) counter += 1;
			return counter;
		},
	};
}
