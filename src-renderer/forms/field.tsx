import { type Ref, useId } from "react";

interface FieldProps {
	readonly field: Ref<HTMLInputElement>;
	readonly label: string;
	readonly hint?: string;
	readonly value: string;
	readonly onChange: (value: string) => void;
	readonly onLeave?: () => void;
	readonly complaint: string | undefined;
	readonly autoComplete: string;
	/** It takes a value from elsewhere, and shows it as such. */
	readonly verbatim?: boolean;
	readonly inputMode?: "url";
	readonly placeholder?: string;
}

/** A labelled text field that says its rules before, and what is wrong beside them. */
export function Field(props: FieldProps) {
	const { field, label, hint, value, onChange, onLeave, complaint, autoComplete, verbatim, inputMode, placeholder } =
		props;
	const id = useId();
	return (
		<div className="field">
			<label htmlFor={id}>{label}</label>
			{hint !== undefined && (
				<p id={`${id}-hint`} className="hint">
					{hint}
				</p>
			)}
			<input
				ref={field}
				id={id}
				className={verbatim ? "input verbatim" : "input"}
				value={value}
				onChange={(event) => onChange(event.target.value)}
				onBlur={onLeave}
				aria-invalid={complaint !== undefined}
				aria-describedby={hint === undefined ? `${id}-complaint` : `${id}-hint ${id}-complaint`}
				autoComplete={autoComplete}
				autoCapitalize="none"
				spellCheck={false}
				inputMode={inputMode}
				placeholder={placeholder}
			/>
			<p id={`${id}-complaint`} className="complaint" aria-live="polite">
				{complaint}
			</p>
		</div>
	);
}
