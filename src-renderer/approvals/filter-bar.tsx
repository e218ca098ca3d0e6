import "../filters/filters.css";
import type { ReactNode } from "react";
import { LoginKind } from "../../contract/login-request.ts";
import { FilterSelect } from "../filters/filter-select.tsx";
import { fill } from "../text/fill.ts";
import { words } from "../words.ts";
import { type StateFilter, stateFilters } from "./approval-filter.ts";
import type { Narrowing } from "./narrowing.ts";
import { sinceChoices } from "./since.ts";

interface FilterBarProps {
	readonly search: string;
	readonly onSearch: (search: string) => void;
	readonly narrowing: Narrowing;
	/** An empty value takes a filter away. */
	readonly onFilter: (name: keyof Narrowing, value: string) => void;
	/** How many of those that are loaded fit each state. */
	readonly counts: Readonly<Record<StateFilter, string>>;
	/** The choice of an account. */
	readonly accounts: ReactNode;
}

export function FilterBar({ search, onSearch, narrowing, onFilter, counts, accounts }: FilterBarProps) {
	const { approvals } = words;
	return (
		<div className="filter-bar">
			<input
				type="search"
				className="input"
				aria-label={approvals.search}
				placeholder={approvals.search}
				value={search}
				onChange={(event) => onSearch(event.target.value)}
			/>
			<fieldset>
				<legend className="unseen">{approvals.filters}</legend>
				{stateFilters.map((name) => (
					<button
						key={name}
						type="button"
						className="button small chip"
						aria-pressed={name === narrowing.state}
						onClick={() => onFilter("state", name === "all" ? "" : name)}
					>
						{fill(approvals.filter, {
							state: name === "all" ? approvals.all : words.states[name],
							count: counts[name],
						})}
					</button>
				))}
			</fieldset>
			{accounts}
			<FilterSelect
				label={approvals.kind}
				value={narrowing.kind ?? ""}
				onChange={(kind) => onFilter("kind", kind)}
				choices={[["", approvals.any], ...LoginKind.options.map((kind) => [kind, words.kinds[kind]] as const)]}
			/>
			<FilterSelect
				label={approvals.since}
				value={narrowing.since}
				onChange={(since) => onFilter("since", since === "any" ? "" : since)}
				choices={sinceChoices.map((since) => [since, approvals.sinceChoices[since]])}
			/>
		</div>
	);
}
