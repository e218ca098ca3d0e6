import type { Answer } from "./answer.ts";

/** Answers that are still to be had one by one, by getNextAssertion or an enumeration (CTAP 2.1 section 6). */
export interface Continuation {
	/** Which commands go on with this one. */
	readonly kind: "assertions" | "relying-parties" | "credentials";
	readonly channel: number;
	/** When it stops to be there, in milliseconds of the key's clock. */
	expiresAt: number;
	/** Each makes one more answer. */
	readonly remaining: (() => Answer)[];
}

/** How long a key keeps such answers after the last one was fetched (CTAP 2.1 section 6.3). */
export const continuationMs = 30_000;
