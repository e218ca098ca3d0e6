import { LoginKind } from "../../contract/login-request.ts";
import { FilterSelect } from "../filters/filter-select.tsx";
import { words } from "../words.ts";
import type { Narrowing } from "./narrowing.ts";
import { sinceChoices } from "./since.ts";

const { approvals: said } = words;

interface NarrowingSelectsProps {
	readonly narrowing: Narrowing;
	readonly onFilter: (name: "kind" | "since", value: string) => void;
	/** Else only what was chosen is shown. */
	readonly whole: boolean;
}

/** What narrows the list by kind and by time. */
export function NarrowingSelects({ narrowing: { kind, since }, onFilter, whole }: NarrowingSelectsProps) {
	return (
		<>
			{(whole || kind !== undefined) && (
				<FilterSelect
					label={said.kind}
					value={kind ?? ""}
					onChange={(value) => onFilter("kind", value)}
					choices={[["", said.any], ...LoginKind.options.map((name) => [name, words.kinds[name]] as const)]}
				/>
			)}
			{(whole || since !== "any") && (
				<FilterSelect
					label={said.since}
					value={since}
					onChange={(value) => onFilter("since", value === "any" ? "" : value)}
					choices={sinceChoices.map((name) => [name, said.sinceChoices[name]])}
				/>
			)}
		</>
	);
}
