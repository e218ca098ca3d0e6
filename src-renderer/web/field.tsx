import { type Ref, useId } from "react";

interface FieldProps {
	readonly field: Ref<HTMLInputElement>;
	readonly label: string;
	readonly hint: string;
	readonly value: string;
	readonly onChange: (value: string) => void;
	readonly onLeave?: () => void;
	readonly complaint: string | undefined;
	readonly autoComplete: string;
}

/** A labelled text field that says its rules before, and what is wrong beside them. */
export function Field({ field, label, hint, value, onChange, onLeave, complaint, autoComplete }: FieldProps) {
	const id = useId();
	return (
		<div className="field">
			<label htmlFor={id}>{label}</label>
			<p id={`${id}-hint`} className="hint">
				{hint}
			</p>
			<input
				ref={field}
				id={id}
				className="input"
				value={value}
				onChange={(event) => onChange(event.target.value)}
				onBlur={onLeave}
				aria-invalid={complaint !== undefined}
				aria-describedby={`${id}-hint ${id}-complaint`}
				autoComplete={autoComplete}
				autoCapitalize="none"
				spellCheck={false}
			/>
			<p id={`${id}-complaint`} className="complaint" aria-live="polite">
				{complaint}
			</p>
		</div>
	);
}
