import type { FailureCode } from "../desk/failure.ts";
import { words } from "../words.ts";

/** Says what went wrong instead of a page, and the way on. */
export function Trouble({ failure, again }: { failure: FailureCode; again: () => void }) {
	return (
		<div className="trouble">
			<h1 tabIndex={-1}>{words.trouble.page}</h1>
			<p role="alert">{words.failures[failure]}</p>
			<button type="button" className="button pen" onClick={again}>
				{words.tryAgain}
			</button>
		</div>
	);
}
