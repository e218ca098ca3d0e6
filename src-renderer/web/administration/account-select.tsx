import { useEffect, useState } from "react";
import { FilterSelect } from "../../filters/filter-select.tsx";
import { words } from "../../words.ts";
import { administration } from "./administration.ts";

interface AccountSelectProps {
	readonly label: string;
	readonly account: string | undefined;
	readonly onChange: (account: string) => void;
}

/** Narrows a list to one account; also to one that is removed, where the address names it. */
export function AccountSelect({ label, account, onChange }: AccountSelectProps) {
	const [names, setNames] = useState<readonly string[]>([]);
	useEffect(() => {
		// Without the names the list can still be read; what went wrong is said where it matters.
		administration.accounts().then(
			(accounts) => setNames(accounts.map(({ name }) => name)),
			() => {},
		);
	}, []);
	const offered = account === undefined || names.includes(account) ? names : [account, ...names];
	return (
		<FilterSelect
			label={label}
			value={account ?? ""}
			onChange={onChange}
			choices={[["", words.approvals.any], ...offered.toSorted().map((name) => [name, name] as const)]}
		/>
	);
}
