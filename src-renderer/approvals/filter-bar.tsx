import "./filter-bar.css";
import { fill } from "../text/fill.ts";
import { words } from "../words.ts";
import { type StateFilter, stateFilters } from "./approval-filter.ts";

interface FilterBarProps {
	readonly search: string;
	readonly onSearch: (search: string) => void;
	readonly filter: StateFilter;
	readonly onFilter: (filter: StateFilter) => void;
	/** How many of those that are loaded fit each filter. */
	readonly counts: Readonly<Record<StateFilter, number>>;
}

export function FilterBar({ search, onSearch, filter, onFilter, counts }: FilterBarProps) {
	return (
		<div className="filter-bar">
			<input
				type="search"
				className="input"
				aria-label={words.approvals.search}
				placeholder={words.approvals.search}
				value={search}
				onChange={(event) => onSearch(event.target.value)}
			/>
			<fieldset>
				<legend className="unseen">{words.approvals.filters}</legend>
				{stateFilters.map((name) => (
					<button
						key={name}
						type="button"
						className="button small chip"
						aria-pressed={name === filter}
						onClick={() => onFilter(name)}
					>
						{fill(words.approvals.filter, {
							state: name === "all" ? words.approvals.all : words.states[name],
							count: counts[name],
						})}
					</button>
				))}
			</fieldset>
		</div>
	);
}
