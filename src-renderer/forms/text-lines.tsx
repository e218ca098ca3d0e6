import { type Ref, useId } from "react";

interface TextLinesProps {
	readonly field: Ref<HTMLTextAreaElement>;
	readonly label: string;
	readonly hint: string;
	readonly value: string;
	readonly onChange: (value: string) => void;
	readonly complaint: string | undefined;
}

/** A labelled field for several values, one in a line. */
export function TextLines({ field, label, hint, value, onChange, complaint }: TextLinesProps) {
	const id = useId();
	return (
		<div className="field">
			<label htmlFor={id}>{label}</label>
			<p id={`${id}-hint`} className="hint">
				{hint}
			</p>
			<textarea
				ref={field}
				id={id}
				className="input verbatim"
				rows={Math.max(2, value.split("\n").length)}
				value={value}
				onChange={(event) => onChange(event.target.value)}
				aria-invalid={complaint !== undefined}
				aria-describedby={`${id}-hint ${id}-complaint`}
				autoCapitalize="none"
				spellCheck={false}
			/>
			<p id={`${id}-complaint`} className="complaint" aria-live="polite">
				{complaint}
			</p>
		</div>
	);
}
