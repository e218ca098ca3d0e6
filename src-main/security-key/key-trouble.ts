import { KeyFailure } from "../../ctap/key-failure.ts";
import { sentenceFor, statusName } from "../../ctap/status/status-sentence.ts";
import type { KeyTrouble } from "./key-messages.ts";

/** What went wrong with a key, as a code and a sentence that says what to do next. */
export function keyTrouble(error: unknown): KeyTrouble {
	// What the library refuses to sign for: the origin may not use the relying party that the server names.
	if (error instanceof RangeError) return { code: "other-party", sentence: `No key signs this: ${error.message}` };
	if (!(error instanceof KeyFailure))
		return { code: "unknown", sentence: "Something went wrong with the key. Try again." };
	const { reason, status, message } = error;
	if (reason !== "status" || status === undefined) return { code: reason, sentence: message };
	const { happened, next } = sentenceFor(status);
	// Where a layer had something more exact to say than the status itself, that is what happened.
	return { code: kebab(statusName(status) ?? "unknown-status"), sentence: `${message || happened} ${next}` };
}

function kebab(name: string): string {
	return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
