import { Link } from "wouter";
import type { OidcClient } from "../../../../contract/oidc-client.ts";
import { Value } from "../../../text/value.tsx";
import { dayAndMinute } from "../../../time/instants.ts";
import { words } from "../../../words.ts";
import type { Column } from "../../register/column.ts";
import { Register } from "../../register/register.tsx";

const { clients: said, client } = words;
const { columns: labels } = said;

const columns: readonly Column<OidcClient>[] = [
	{
		name: "name",
		label: labels.name,
		line: 1,
		cell: ({ id, name }) => (
			<Link href={`/clients/${id}`}>
				<bdi>{name}</bdi>
			</Link>
		),
	},
	{ name: "kind", label: labels.kind, line: 2, cell: ({ preset }) => client.presets[preset][0] },
	{
		name: "groups",
		label: labels.groups,
		line: 2,
		said: said.said.groups,
		cell: ({ allowedGroups }) => allowedGroups.join(", ") || <span className="client-everybody">{said.everybody}</span>,
	},
	{
		name: "redirects",
		label: labels.redirects,
		line: 3,
		cell: ({ redirectUris }) =>
			redirectUris.length === 0 ? said.nowhere : redirectUris.map((uri) => <Address key={uri} uri={uri} />),
	},
	{
		name: "created",
		label: labels.created,
		line: 3,
		said: said.said.created,
		cell: ({ createdAt }) => dayAndMinute(createdAt, Date.now()),
	},
];

/** Every client, each leading to its own page. */
export function ClientRegister({ clients }: { clients: readonly OidcClient[] }) {
	return <Register label={said.list} rows={clients} keyOf={({ id }) => id} columns={columns} />;
}

function Address({ uri }: { uri: string }) {
	return (
		<span className="client-address">
			<Value text={uri} />{" "}
		</span>
	);
}
