import "./match-code.css";
import { type KeyboardEvent, type Ref, useId } from "react";
import { words } from "../words.ts";
import { codeLength, digitsOf } from "./code-entry.ts";

interface MatchCodeProps {
	readonly code: string;
	readonly onChange: (code: string) => void;
	readonly onEnter: () => void;
	readonly disabled: boolean;
	/** The digits were typed elsewhere already, and stand here to be seen. */
	readonly given: boolean;
	readonly complaint: string | undefined;
	readonly field: Ref<HTMLInputElement>;
}

/** One text field, drawn as two cells. */
export function MatchCode({ code, onChange, onEnter, disabled, given, complaint, field }: MatchCodeProps) {
	const id = useId();
	const enter = (event: KeyboardEvent) => {
		if (event.key !== "Enter") return;
		event.preventDefault();
		onEnter();
	};
	const active = Math.min(code.length, codeLength - 1);
	return (
		<div className="match-code">
			<div>
				<label htmlFor={id}>{words.card.code}</label>
				<p id={`${id}-hint`} className="small hint">
					{given ? words.card.codeGiven : words.card.codeHint}
				</p>
			</div>
			<div className="cells">
				<input
					ref={field}
					id={id}
					value={code}
					onChange={(event) => onChange(digitsOf(event.target.value))}
					onKeyDown={enter}
					readOnly={disabled || given}
					inputMode="numeric"
					autoComplete="off"
					spellCheck={false}
					maxLength={codeLength}
					aria-describedby={`${id}-hint ${id}-complaint`}
					aria-invalid={complaint !== undefined}
				/>
				{[0, 1].map((cell) => (
					<span key={cell} className={cell === active ? "cell active" : "cell"} aria-hidden="true">
						{code[cell]}
					</span>
				))}
			</div>
			<p id={`${id}-complaint`} className="complaint" role="alert">
				{complaint}
			</p>
		</div>
	);
}
