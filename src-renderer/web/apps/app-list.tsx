import type { Pairing } from "../../../contract/pairing.ts";
import { TwoStep } from "../../forms/two-step.tsx";
import { fill } from "../../text/fill.ts";
import { Value } from "../../text/value.tsx";
import { dayAndMinute } from "../../time/instants.ts";
import { words } from "../../words.ts";
import type { Column } from "../register/column.ts";
import { Register } from "../register/register.tsx";

const { columns, said } = words.apps;

interface AppListProps {
	readonly pairings: readonly Pairing[];
	readonly busy: boolean;
	readonly onEnd: (pairing: Pairing) => void;
}

export function AppList({ pairings, busy, onEnd }: AppListProps) {
	const now = Date.now();
	const all: readonly Column<Pairing>[] = [
		{ name: "name", label: columns.name, line: 1, cell: ({ name }) => <strong>{name}</strong> },
		{
			name: "created",
			label: columns.created,
			line: 2,
			said: said.created,
			cell: ({ createdAt }) => dayAndMinute(createdAt, now),
		},
		{
			name: "used",
			label: columns.used,
			line: 2,
			said: said.used,
			cell: ({ lastUsedAt }) => (lastUsedAt === undefined ? words.apps.never : dayAndMinute(lastUsedAt, now)),
		},
		{
			name: "address",
			label: columns.address,
			line: 3,
			said: said.address,
			cell: ({ lastAddress }) => lastAddress !== undefined && <Value text={lastAddress} />,
		},
	];
	return (
		<Register
			label={words.apps.list}
			rows={pairings}
			keyOf={({ id }) => id}
			columns={all}
			acts={(pairing) => (
				<TwoStep
					label={words.apps.end}
					name={fill(words.apps.endThat, { app: pairing.name })}
					question={fill(words.apps.question, { app: pairing.name })}
					onAct={() => onEnd(pairing)}
					busy={busy}
					small
				/>
			)}
		/>
	);
}
