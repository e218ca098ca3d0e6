import "../filters/filters.css";
import { type ReactNode, useId, useState } from "react";
import { useMatches } from "../theme/use-matches.ts";
import { words } from "../words.ts";
import type { StateFilter } from "./approval-filter.ts";
import type { Narrowing } from "./narrowing.ts";
import { NarrowingSelects } from "./narrowing-selects.tsx";
import { StateChips } from "./state-chips.tsx";

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

/** Search and filters; where it is narrow, only what was chosen, and the others behind a button. */
export function FilterBar({ search, onSearch, narrowing, onFilter, counts, accounts }: FilterBarProps) {
	const id = useId();
	const narrow = useMatches("(max-width: 48rem)");
	const [open, setOpen] = useState(false);
	const whole = !narrow || open;
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
			{narrow && (
				<button
					type="button"
					className="button small chip"
					aria-expanded={open}
					aria-controls={id}
					onClick={() => setOpen(!open)}
				>
					{approvals.more}
				</button>
			)}
			<div id={id} className={whole ? "filters open" : "filters"}>
				<StateChips narrowing={narrowing} onFilter={onFilter} counts={counts} whole={whole} />
				{(whole || narrowing.account !== undefined) && accounts}
				<NarrowingSelects narrowing={narrowing} onFilter={onFilter} whole={whole} />
			</div>
		</div>
	);
}
