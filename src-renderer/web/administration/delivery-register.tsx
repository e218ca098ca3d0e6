import type { Delivery } from "../../../contract/delivery.ts";
import type { ShownState } from "../../../contract/login-request.ts";
import { StateWord } from "../../mark/state-word.tsx";
import { Phrase } from "../../text/phrase.tsx";
import { Value } from "../../text/value.tsx";
import { dayAndMinute } from "../../time/instants.ts";
import { words } from "../../words.ts";
import type { Column } from "../register/column.ts";
import { Register } from "../register/register.tsx";

const { notices: said } = words.administration;
const { columns: labels } = said;

/** The glyph and colour that say the same of a login. */
const glyphs: Record<Delivery["state"], ShownState> = {
	waiting: "pending",
	delivered: "approved",
	"given-up": "denied",
};

const columns: readonly Column<Delivery>[] = [
	{
		name: "state",
		label: labels.state,
		line: 1,
		cell: ({ state }) => <StateWord state={glyphs[state]}>{said.states[state]}</StateWord>,
	},
	{ name: "notice", label: labels.notice, line: 2, cell: ({ notice }) => said.kinds[notice] },
	{
		name: "to",
		label: labels.to,
		line: 2,
		cell: ({ by, to }) => <Phrase text={said.by[by]} values={{ to: <Value text={to} /> }} />,
	},
	{
		name: "created",
		label: labels.created,
		line: 3,
		said: said.said.created,
		cell: ({ createdAt }) => dayAndMinute(createdAt, Date.now()),
	},
	{ name: "attempts", label: labels.attempts, line: 3, said: said.said.attempts, cell: ({ attempts }) => attempts },
	{
		name: "next",
		label: labels.next,
		line: 3,
		said: said.said.next,
		cell: ({ nextAttemptAt }) => nextAttemptAt !== undefined && dayAndMinute(nextAttemptAt, Date.now()),
	},
	{
		name: "trouble",
		label: labels.trouble,
		line: 3,
		cell: ({ trouble }) => trouble !== undefined && <Value text={trouble} />,
	},
];

/** Notices on their way, and what came of each. */
export function DeliveryRegister({ deliveries }: { deliveries: readonly Delivery[] }) {
	return <Register label={said.list} rows={deliveries} keyOf={({ id }) => id} columns={columns} />;
}
