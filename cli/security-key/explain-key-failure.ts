import { KeyFailure } from "../../ctap/key-failure.ts";
import { sentenceFor, statusName } from "../../ctap/status/status-sentence.ts";
import { CommandFailure } from "../command-failure.ts";

/** What went wrong with a security key, as a failure with words; other errors stay as they are. */
export function explainKeyFailure(error: unknown): unknown {
	// What the library refuses to sign for: the origin may not use the relying party that the server names.
	if (error instanceof RangeError) {
		return new CommandFailure(`No key signs this: ${error.message}`, { code: "other-server", cause: error });
	}
	if (!(error instanceof KeyFailure)) return error;
	const { reason, status } = error;
	if (reason !== "status" || status === undefined) {
		return new CommandFailure(error.message, { code: `key-${reason}`, cause: error });
	}
	const sentence = sentenceFor(status);
	// Where a layer had something more exact to say than the status itself, that is what happened.
	const happened = error.message || sentence.happened;
	const name = statusName(status)?.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) ?? "unknown";
	return new CommandFailure(`${happened} ${sentence.next}`, { code: `key-${name}`, cause: error });
}
