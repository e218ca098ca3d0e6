import type { FailureCode } from "./failure.ts";
import { useFailureWords } from "./failure-words.ts";

interface FailureNoteProps {
	readonly failure: FailureCode;
	/** It stands where every change is said aloud already. */
	readonly insideStatus?: boolean;
}

/** What went wrong, in the words of the table; calm where the reader only closed a window. */
export function FailureNote({ failure, insideStatus = false }: FailureNoteProps) {
	const said = useFailureWords(failure);
	const calm = failure === "prompt-closed";
	return (
		<p className={calm ? "note wide calm" : "note wide"} role={insideStatus ? undefined : "alert"}>
			{said}
		</p>
	);
}
