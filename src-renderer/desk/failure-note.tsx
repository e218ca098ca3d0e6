import type { FailureCode } from "./failure.ts";
import { useFailureWords } from "./failure-words.ts";

interface FailureNoteProps {
	readonly failure: FailureCode;
	/** Stands in the place of the table's words. */
	readonly sentence?: string | undefined;
	/** It stands where every change is said aloud already. */
	readonly insideStatus?: boolean;
}

/** What went wrong, in the words of the table or of what failed; calm where the reader only closed a window. */
export function FailureNote({ failure, sentence, insideStatus = false }: FailureNoteProps) {
	const said = useFailureWords(failure);
	const calm = failure === "prompt-closed";
	return (
		<p className={calm ? "note wide calm" : "note wide"} role={insideStatus ? undefined : "alert"}>
			{sentence ?? said}
		</p>
	);
}
