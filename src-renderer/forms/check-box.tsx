import "./check-box.css";
import { useId } from "react";

interface CheckBoxProps {
	readonly label: string;
	readonly hint: string;
	readonly checked: boolean;
	readonly onChange: (checked: boolean) => void;
}

/** Something that can be had or not, and what having it means. */
export function CheckBox({ label, hint, checked, onChange }: CheckBoxProps) {
	const id = useId();
	return (
		<div className="check-box">
			<input
				id={id}
				type="checkbox"
				checked={checked}
				onChange={(event) => onChange(event.target.checked)}
				aria-describedby={`${id}-hint`}
			/>
			<label htmlFor={id}>{label}</label>
			<p id={`${id}-hint`} className="hint">
				{hint}
			</p>
		</div>
	);
}
