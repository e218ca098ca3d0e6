import "./filters.css";
import { useId } from "react";

interface FilterSelectProps {
	readonly label: string;
	readonly value: string;
	readonly onChange: (value: string) => void;
	readonly choices: readonly (readonly [value: string, label: string])[];
}

/** One choice among several that narrows a list, its label inside its frame. */
export function FilterSelect({ label, value, onChange, choices }: FilterSelectProps) {
	const id = useId();
	return (
		<span className={value === choices[0]?.[0] ? "filter-select" : "filter-select chosen"}>
			<label htmlFor={id}>{label}</label>
			<select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
				{choices.map(([choice, words]) => (
					<option key={choice} value={choice}>
						{words}
					</option>
				))}
			</select>
		</span>
	);
}
