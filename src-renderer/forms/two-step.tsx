import "./two-step.css";
import { useEffect, useRef, useState } from "react";
import { words } from "../words.ts";

interface TwoStepProps {
	readonly label: string;
	/** The act with its object, for those who hear it without the row. */
	readonly name?: string;
	/** What it will do, and that it can not be taken back. */
	readonly question: string;
	readonly onAct: () => void;
	readonly busy?: boolean;
	/** In a list. */
	readonly small?: boolean;
}

/** A button for what can not be taken back: it asks once more, in its own place. */
export function TwoStep({ label, name = label, question, onAct, busy = false, small = false }: TwoStepProps) {
	const [asking, setAsking] = useState(false);
	const first = useRef<HTMLButtonElement>(null);
	const keep = useRef<HTMLButtonElement>(null);
	const answered = useRef(false);
	useEffect(() => {
		if (asking) keep.current?.focus();
		// Unless the act itself has put the focus elsewhere, because its row goes away.
		else if (answered.current && document.activeElement === document.body) first.current?.focus();
		answered.current = asking;
	}, [asking]);
	const button = small ? "button small" : "button";

	if (!asking)
		return (
			<button
				ref={first}
				type="button"
				className={`${button} grave`}
				aria-label={name}
				aria-disabled={busy}
				onClick={() => !busy && setAsking(true)}
			>
				{label}
			</button>
		);
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset draws and lays out as a part of a form, which this is not
		<span role="group" aria-label={question} className="two-step">
			<span className="question">{question}</span>
			<button
				type="button"
				className={`${button} grave`}
				aria-label={name}
				onClick={() => {
					setAsking(false);
					onAct();
				}}
			>
				{label}
			</button>
			<button ref={keep} type="button" className={button} onClick={() => setAsking(false)}>
				{words.administration.keep}
			</button>
		</span>
	);
}
