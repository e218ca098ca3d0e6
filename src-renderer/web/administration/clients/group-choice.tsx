import { Link } from "wouter";
import type { Group } from "../../../../contract/group.ts";
import { CheckBox } from "../../../forms/check-box.tsx";
import { counted } from "../../../text/fill.ts";
import { words } from "../../../words.ts";

const { form: said } = words.client;

interface GroupChoiceProps {
	readonly groups: readonly Group[];
	readonly chosen: readonly string[];
	readonly onChoose: (chosen: string[]) => void;
}

/** Whom a client lets in: members of the groups that are ticked, or everybody. */
export function GroupChoice({ groups, chosen, onChoose }: GroupChoiceProps) {
	return (
		<fieldset className="choice-list">
			<legend>{said.groups}</legend>
			<p className="hint">
				{said.groupsHint} <Link href="/groups">{said.toGroups}</Link>
			</p>
			{groups.map(({ name, role, members }) => (
				<CheckBox
					key={name}
					label={name}
					hint={role ? said.role : counted(said.members, members.length)}
					checked={chosen.includes(name)}
					onChange={(on) => onChoose(on ? [...chosen, name] : chosen.filter((other) => other !== name))}
				/>
			))}
		</fieldset>
	);
}
