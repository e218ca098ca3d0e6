import { Fragment } from "react";
import { Link } from "wouter";
import { useAnswer } from "../../../desk/use-answer.ts";
import { Fact } from "../../../request/fact.tsx";
import { words } from "../../../words.ts";
import { clientAdministration } from "../client-administration.ts";

/** What an account belongs to; its roles stand there already. */
export function AccountGroups({ name }: { name: string }) {
	const { answer = [] } = useAnswer(clientAdministration.groups);
	const its = answer.filter(({ role, members }) => !role && members.includes(name));
	return (
		<Fact label={words.groups.page}>
			{its.map((group, index) => (
				<Fragment key={group.name}>
					{index > 0 && ", "}
					<Link href={`/groups/${group.name}`}>{group.name}</Link>
				</Fragment>
			))}
			{its.length === 0 && words.groups.none}
		</Fact>
	);
}
