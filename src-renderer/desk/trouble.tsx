import { words } from "../words.ts";
import type { FailureCode } from "./failure.ts";
import { useFailureWords } from "./failure-words.ts";

/** Says what went wrong instead of a page, and the way on. */
export function Trouble({ failure, again }: { failure: FailureCode; again: () => void }) {
	return (
		<div className="trouble">
			<h1 tabIndex={-1}>{words.trouble.page}</h1>
			<p role="alert">{useFailureWords(failure)}</p>
			<button type="button" className="button pen" onClick={again}>
				{words.tryAgain}
			</button>
		</div>
	);
}
