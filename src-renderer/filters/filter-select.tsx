import "./filters.css";

interface FilterSelectProps {
	readonly label: string;
	readonly value: string;
	readonly onChange: (value: string) => void;
	readonly choices: readonly (readonly [value: string, label: string])[];
}

/** One choice among several that narrows a list, its label inside its frame. */
export function FilterSelect({ label, value, onChange, choices }: FilterSelectProps) {
	return (
		<label className={value === choices[0]?.[0] ? "filter-select" : "filter-select chosen"}>
			<span>{label}</span>
			<select value={value} onChange={(event) => onChange(event.target.value)}>
				{choices.map(([choice, words]) => (
					<option key={choice} value={choice}>
						{words}
					</option>
				))}
			</select>
		</label>
	);
}
