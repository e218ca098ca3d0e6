import { Link } from "wouter";
import type { Group } from "../../../../contract/group.ts";
import { words } from "../../../words.ts";
import type { Column } from "../../register/column.ts";
import { Register } from "../../register/register.tsx";

const { groups: said } = words;
const { columns: labels } = said;

const columns: readonly Column<Group>[] = [
	{
		name: "name",
		label: labels.name,
		line: 1,
		cell: ({ name, role }) => (
			<>
				<Link href={`/groups/${name}`}>{name}</Link>
				{role && <span className="faint"> {said.role}</span>}
			</>
		),
	},
	{ name: "members", label: labels.members, line: 2, cell: ({ members }) => members.join(", ") || said.nobody },
	{
		name: "clients",
		label: labels.clients,
		line: 3,
		said: said.said.clients,
		cell: ({ clients }) => clients.length > 0 && <bdi>{clients.join(", ")}</bdi>,
	},
];

/** Every group, each leading to its own page. */
export function GroupRegister({ groups }: { groups: readonly Group[] }) {
	return <Register label={said.list} rows={groups} keyOf={({ name }) => name} columns={columns} />;
}
