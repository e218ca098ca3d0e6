import { Link } from "wouter";
import type { Pairing } from "../../../contract/pairing.ts";
import { TwoStep } from "../../forms/two-step.tsx";
import { fill } from "../../text/fill.ts";
import { Value } from "../../text/value.tsx";
import { dayAndMinute } from "../../time/instants.ts";
import { words } from "../../words.ts";
import type { Column } from "../register/column.ts";
import { Register } from "../register/register.tsx";

const { pairings: said, never } = words.administration;
const { columns: labels } = said;

const columns: readonly Column<Pairing>[] = [
	{ name: "name", label: labels.name, line: 1, cell: ({ name }) => <AppName name={name} /> },
	{
		name: "account",
		label: labels.account,
		line: 2,
		cell: ({ account }) => <Link href={`/accounts/${account}`}>{account}</Link>,
	},
	{
		name: "address",
		label: labels.address,
		line: 2,
		said: said.said.address,
		cell: ({ lastAddress }) => lastAddress !== undefined && <Value text={lastAddress} />,
	},
	{
		name: "created",
		label: labels.created,
		line: 3,
		said: said.said.created,
		cell: ({ createdAt }) => dayAndMinute(createdAt, Date.now()),
	},
	{
		name: "used",
		label: labels.used,
		line: 3,
		said: said.said.used,
		cell: ({ lastUsedAt }) => (lastUsedAt === undefined ? never : dayAndMinute(lastUsedAt, Date.now())),
	},
];

interface PairingRegisterProps {
	readonly pairings: readonly Pairing[];
	/** They are of one account, which goes without saying. */
	readonly ofOne?: boolean;
	readonly onEnd: (pairing: Pairing) => void;
}

/** Paired apps, which an administrator can end. */
export function PairingRegister({ pairings, ofOne = false, onEnd }: PairingRegisterProps) {
	return (
		<Register
			label={said.list}
			rows={pairings}
			keyOf={({ id }) => id}
			columns={ofOne ? columns.filter(({ name }) => name !== "account") : columns}
			acts={(pairing) => (
				<TwoStep
					small
					label={said.end}
					name={fill(said.endThat, { app: pairing.name, account: pairing.account })}
					question={said.question}
					onAct={() => onEnd(pairing)}
				/>
			)}
		/>
	);
}

/** A name that somebody chose: nothing in it changes the direction of what stands around it. */
function AppName({ name }: { name: string }) {
	return (
		<strong>
			<bdi>{name}</bdi>
		</strong>
	);
}
