import "./segments.css";
import { useId } from "react";

interface SegmentsProps<Choice extends string> {
	readonly label: string;
	readonly choices: readonly (readonly [choice: Choice, label: string])[];
	readonly chosen: Choice;
	readonly onChoose: (choice: Choice) => void;
	readonly disabled?: boolean;
}

/** One of a few, all of them in sight: radio buttons, drawn as one bar. */
export function Segments<Choice extends string>(props: SegmentsProps<Choice>) {
	const { label, choices, chosen, onChoose, disabled = false } = props;
	const name = useId();
	return (
		<fieldset className="segments" disabled={disabled} aria-label={label}>
			{choices.map(([choice, text]) => (
				<label key={choice}>
					<input type="radio" name={name} checked={choice === chosen} onChange={() => onChoose(choice)} />
					{text}
				</label>
			))}
		</fieldset>
	);
}
