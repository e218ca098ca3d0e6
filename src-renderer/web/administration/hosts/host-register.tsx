import type { Host } from "../../../../contract/host.ts";
import { TwoStep } from "../../../forms/two-step.tsx";
import { fill } from "../../../text/fill.ts";
import { Value } from "../../../text/value.tsx";
import { dayAndMinute } from "../../../time/instants.ts";
import { words } from "../../../words.ts";
import type { Column } from "../../register/column.ts";
import { Register } from "../../register/register.tsx";

const { hosts: said } = words;
const { columns: labels } = said;

const columns: readonly Column<Host>[] = [
	{ name: "name", label: labels.name, line: 1, cell: ({ name }) => <strong>{name}</strong> },
	{ name: "enrolled", label: labels.enrolled, line: 2, said: said.said.enrolled, cell: enrolmentOf },
	{
		name: "used",
		label: labels.used,
		line: 3,
		said: said.said.used,
		cell: ({ lastUsedAt }) =>
			lastUsedAt === undefined ? words.administration.never : dayAndMinute(lastUsedAt, Date.now()),
	},
	{
		name: "address",
		label: labels.address,
		line: 3,
		said: said.said.address,
		cell: ({ lastAddress }) => lastAddress !== undefined && <Value text={lastAddress} />,
	},
];

function enrolmentOf({ enrolledAt, codeExpiresAt }: Host): string {
	if (enrolledAt !== undefined) return dayAndMinute(enrolledAt, Date.now());
	if (codeExpiresAt === undefined || Date.parse(codeExpiresAt) <= Date.now()) return said.codeEnded;
	return fill(said.waits, { time: dayAndMinute(codeExpiresAt, Date.now()) });
}

/** Hosts, which an administrator can remove. */
export function HostRegister({ hosts, onRemove }: { hosts: readonly Host[]; onRemove: (host: Host) => void }) {
	return (
		<Register
			label={said.list}
			rows={hosts}
			keyOf={({ id }) => id}
			columns={columns}
			acts={(host) => (
				<TwoStep
					small
					label={said.remove}
					name={fill(said.removeThat, { host: host.name })}
					question={said.question}
					onAct={() => onRemove(host)}
				/>
			)}
		/>
	);
}
