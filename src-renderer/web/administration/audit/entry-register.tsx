import "./audit.css";
import type { AuditEntry } from "../../../../contract/audit.ts";
import { fill } from "../../../text/fill.ts";
import { Phrase } from "../../../text/phrase.tsx";
import { Value } from "../../../text/value.tsx";
import { dayAndMinute } from "../../../time/instants.ts";
import { words } from "../../../words.ts";
import type { Column } from "../../register/column.ts";
import { Register } from "../../register/register.tsx";
import { EntryDetails } from "./entry-details.tsx";
import { detailOf, doerOf } from "./entry-words.ts";

const { audit: said } = words;
const { columns: labels } = said;
const erased = <span className="faint">{said.erased}</span>;

const columns: readonly Column<AuditEntry>[] = [
	{ name: "at", label: labels.at, line: 3, cell: ({ at }) => dayAndMinute(at, Date.now()) },
	{ name: "what", label: labels.what, line: 1, cell: (entry) => <What entry={entry} /> },
	{
		name: "by",
		label: labels.by,
		line: 2,
		said: said.said.by,
		cell: (entry) => doerOf(entry) ?? (entry.personal ? undefined : erased),
	},
	{
		name: "address",
		label: labels.address,
		line: 2,
		said: said.said.address,
		cell: ({ personal }) => {
			const address = personal?.["address"];
			if (address !== undefined) return <Value text={address} />;
			return personal ? undefined : erased;
		},
	},
];

interface EntryRegisterProps {
	readonly entries: readonly AuditEntry[];
	/** The place of the entry whose details are shown. */
	readonly open: number | undefined;
	readonly onOpen: (seq: number | undefined) => void;
}

/** Entries of the log in words, each with its details on demand. */
export function EntryRegister({ entries, open, onOpen }: EntryRegisterProps) {
	return (
		<Register
			label={said.list}
			rows={entries}
			keyOf={({ seq }) => String(seq)}
			columns={columns}
			acts={({ seq }) => (
				<button
					type="button"
					className="link"
					aria-expanded={seq === open}
					aria-label={fill(said.detailsOf, { seq })}
					onClick={() => onOpen(seq === open ? undefined : seq)}
				>
					{said.details}
				</button>
			)}
			unfolded={(entry) => entry.seq === open && <EntryDetails entry={entry} />}
		/>
	);
}

function What({ entry }: { entry: AuditEntry }) {
	const detail = detailOf(entry);
	const action = <strong>{said.actions[entry.action]}</strong>;
	if (!detail) return action;
	const values = Object.entries(detail.values).map(([name, value]) => [name, <Value key={name} text={value} />]);
	return (
		<Phrase
			text={said.withDetail}
			values={{ action, detail: <Phrase text={detail.text} values={Object.fromEntries(values)} /> }}
		/>
	);
}
