import { Link } from "wouter";
import type { ManagedAccount } from "../../../../contract/account.ts";
import { fill } from "../../../text/fill.ts";
import { dayAndMinute } from "../../../time/instants.ts";
import { words } from "../../../words.ts";
import type { Column } from "../../register/column.ts";
import { Register } from "../../register/register.tsx";
import { roleWord } from "../role-word.ts";

const { accounts: said, never } = words.administration;
const { columns: labels } = said;

interface AccountRegisterProps {
	readonly accounts: readonly ManagedAccount[];
	/** The name of the account that reads. */
	readonly own: string;
}

/** Every account, each leading to its own page. */
export function AccountRegister({ accounts, own }: AccountRegisterProps) {
	const columns: readonly Column<ManagedAccount>[] = [
		{
			name: "name",
			label: labels.name,
			line: 1,
			cell: ({ name }) => (
				<>
					<Link href={`/accounts/${name}`}>{name}</Link>
					{name === own && <span className="faint"> {said.you}</span>}
				</>
			),
		},
		{ name: "role", label: labels.role, line: 2, cell: ({ roles }) => roleWord(roles) },
		{
			name: "passkeys",
			label: labels.passkeys,
			line: 2,
			said: said.said.passkeys,
			cell: ({ passkeys }) => (passkeys === 0 ? <strong className="late-word">{passkeys}</strong> : passkeys),
		},
		{ name: "pairings", label: labels.pairings, line: 2, said: said.said.pairings, cell: ({ pairings }) => pairings },
		{
			name: "used",
			label: labels.used,
			line: 3,
			said: said.said.used,
			cell: ({ lastUsedAt }) => (lastUsedAt === undefined ? never : dayAndMinute(lastUsedAt, Date.now())),
		},
		{ name: "notes", label: labels.notes, line: 3, cell: (account) => notesOf(account) },
	];
	return <Register label={said.list} rows={accounts} keyOf={({ id }) => id} columns={columns} />;
}

/** What is unusual about an account, and stays visible. */
function notesOf({ disabled, recoveredAt }: ManagedAccount) {
	if (!disabled && recoveredAt === undefined) return undefined;
	return (
		<>
			{disabled && <strong className="no-word">{said.off}</strong>}
			{disabled && recoveredAt !== undefined && words.between}
			{recoveredAt !== undefined && (
				<span className="late-word">{fill(said.recovered, { time: dayAndMinute(recoveredAt, Date.now()) })}</span>
			)}
		</>
	);
}
