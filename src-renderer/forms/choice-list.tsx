import "./check-box.css";
import { useId } from "react";

interface ChoiceListProps<Choice extends string> {
	readonly label: string;
	readonly choices: readonly (readonly [choice: Choice, label: string, hint: string])[];
	readonly chosen: Choice;
	readonly onChoose: (choice: Choice) => void;
}

/** One of several, each with what it means: radio buttons below each other. */
export function ChoiceList<Choice extends string>({ label, choices, chosen, onChoose }: ChoiceListProps<Choice>) {
	const id = useId();
	return (
		<fieldset className="choice-list">
			<legend>{label}</legend>
			{choices.map(([choice, text, hint]) => (
				<div key={choice} className="check-box">
					<input
						id={`${id}-${choice}`}
						type="radio"
						name={id}
						checked={choice === chosen}
						onChange={() => onChoose(choice)}
						aria-describedby={`${id}-${choice}-hint`}
					/>
					<label htmlFor={`${id}-${choice}`}>{text}</label>
					<p id={`${id}-${choice}-hint`} className="hint">
						{hint}
					</p>
				</div>
			))}
		</fieldset>
	);
}
