import type { AnswerBody } from "./runtime.ts";

/** A body that brings the same piece again and again, and what became of it. */
export function endlessBody(piece: Uint8Array) {
	const heard = { bytes: 0, cancels: 0 };
	const body: AnswerBody = {
		getReader: () => ({
			async read() {
				heard.bytes += piece.length;
				// A reader without a limit has to fail as well, and not to go on for ever.
				if (heard.bytes > 100 * 1024 * 1024) throw new Error("It was read without end.");
				return { done: false, value: piece };
			},
			async cancel() {
				heard.cancels += 1;
			},
		}),
	};
	return { body, heard };
}
