import type { ReactNode } from "react";
import { words } from "../words.ts";
import type { Answered } from "./use-answer.ts";

interface AnswerViewProps<Answer> {
	readonly answered: Answered<Answer>;
	readonly children: (answer: Answer) => ReactNode;
}

/** What the server answered, or in its place that it is read, or what went wrong and the way on. */
export function AnswerView<Answer>({ answered: { answer, failure, again }, children }: AnswerViewProps<Answer>) {
	return (
		<>
			{failure && (
				<p className="note" role="alert">
					{words.failures[failure]}{" "}
					<button type="button" className="link" onClick={() => void again()}>
						{words.tryAgain}
					</button>
				</p>
			)}
			{answer === undefined && !failure && <p role="status">{words.loading}</p>}
			{answer !== undefined && children(answer)}
		</>
	);
}
