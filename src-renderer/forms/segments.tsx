import "./segments.css";
import { useId } from "react";

interface SegmentsProps<Choice extends string> {
	readonly label: string;
	readonly choices: readonly (readonly [choice: Choice, label: string])[];
	readonly chosen: Choice;
	readonly onChoose: (choice: Choice) => void;
	readonly disabled?: boolean;
	/** These can not be chosen; `because` is the id of what says why. */
	readonly unavailable?: { readonly choices: ReadonlySet<Choice>; readonly because: string };
}

/** One of a few, all of them in sight: radio buttons, drawn as one bar. */
export function Segments<Choice extends string>(props: SegmentsProps<Choice>) {
	const { label, choices, chosen, onChoose, disabled = false, unavailable } = props;
	const name = useId();
	return (
		<fieldset className="segments" disabled={disabled} aria-label={label}>
			{choices.map(([choice, text]) => {
				const barred = unavailable?.choices.has(choice) ?? false;
				return (
					<label key={choice}>
						<input
							type="radio"
							name={name}
							checked={choice === chosen}
							disabled={barred}
							aria-describedby={barred ? unavailable?.because : undefined}
							onChange={() => onChoose(choice)}
						/>
						{text}
					</label>
				);
			})}
		</fieldset>
	);
}
