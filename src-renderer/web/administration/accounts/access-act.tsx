import { useId } from "react";
import { TwoStep } from "../../../forms/two-step.tsx";

interface AccessActProps {
	readonly label: string;
	readonly hint: string;
	/** Where the reader could not undo it. */
	readonly question: string | undefined;
	readonly busy: boolean;
	readonly onAct: () => void;
}

/** One thing that can be done with an account, what it means, and its button. */
export function AccessAct({ label, hint, question, busy, onAct }: AccessActProps) {
	const id = useId();
	return (
		<div className="act-line">
			<p id={id} className="hint">
				{hint}
			</p>
			{question === undefined ? (
				<button type="button" className="button" aria-describedby={id} aria-disabled={busy} onClick={onAct}>
					{label}
				</button>
			) : (
				<TwoStep label={label} question={question} busy={busy} onAct={onAct} />
			)}
		</div>
	);
}
