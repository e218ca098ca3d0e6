import { fill } from "../text/fill.ts";
import { words } from "../words.ts";
import { type StateFilter, stateFilters } from "./approval-filter.ts";
import type { Narrowing } from "./narrowing.ts";

interface StateChipsProps {
	readonly narrowing: Narrowing;
	readonly onFilter: (name: "state", value: string) => void;
	readonly counts: Readonly<Record<StateFilter, string>>;
	/** Else only the chosen one is shown. */
	readonly whole: boolean;
}

/** The states to choose from, each with how many there are. */
export function StateChips({ narrowing, onFilter, counts, whole }: StateChipsProps) {
	return (
		<fieldset>
			<legend className="unseen">{words.approvals.filters}</legend>
			{stateFilters
				.filter((name) => whole || name === narrowing.state)
				.map((name) => (
					<button
						key={name}
						type="button"
						className="button small chip"
						aria-pressed={name === narrowing.state}
						onClick={() => onFilter("state", name === "all" ? "" : name)}
					>
						{fill(words.approvals.filter, {
							state: name === "all" ? words.approvals.all : words.states[name],
							count: counts[name],
						})}
					</button>
				))}
		</fieldset>
	);
}
