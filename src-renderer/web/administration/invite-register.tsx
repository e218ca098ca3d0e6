import type { Invite } from "../../../contract/invite.ts";
import { TwoStep } from "../../forms/two-step.tsx";
import { fill } from "../../text/fill.ts";
import { dayAndMinute } from "../../time/instants.ts";
import { words } from "../../words.ts";
import type { Column } from "../register/column.ts";
import { Register } from "../register/register.tsx";
import { roleWord } from "./role-word.ts";

const { invites: said } = words.administration;
const { columns: labels } = said;

const columns: readonly Column<Invite>[] = [
	{ name: "kind", label: labels.kind, line: 1, cell: ({ kind }) => said.kinds[kind] },
	{
		name: "role",
		label: labels.role,
		line: 2,
		cell: ({ kind, roles }) => kind !== "recovery" && roleWord(kind === "first-administrator" ? ["admin"] : roles),
	},
	{
		name: "by",
		label: labels.by,
		line: 2,
		said: said.said.by,
		cell: ({ createdBy }) => createdBy ?? said.byServer,
	},
	{ name: "created", label: labels.created, line: 3, cell: ({ createdAt }) => dayAndMinute(createdAt, Date.now()) },
	{
		name: "until",
		label: labels.until,
		line: 3,
		said: said.said.until,
		cell: ({ expiresAt }) => dayAndMinute(expiresAt, Date.now()),
	},
];

interface InviteRegisterProps {
	readonly invites: readonly Invite[];
	readonly onWithdraw: (invite: Invite) => void;
}

/** Links that still work. Their secrets are known to nobody here any more. */
export function InviteRegister({ invites, onWithdraw }: InviteRegisterProps) {
	return (
		<Register
			label={said.list}
			rows={invites}
			keyOf={({ id }) => id}
			columns={columns}
			acts={(invite) => (
				<TwoStep
					small
					label={said.withdraw}
					name={fill(said.withdrawThat, {
						kind: said.kinds[invite.kind],
						time: dayAndMinute(invite.createdAt, Date.now()),
					})}
					question={said.question}
					onAct={() => onWithdraw(invite)}
				/>
			)}
		/>
	);
}
