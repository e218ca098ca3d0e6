import "../accounts/account-page.css";
import "../clients/client-page.css";
import { useCallback } from "react";
import { Link, useLocation } from "wouter";
import type { Group } from "../../../../contract/group.ts";
import { Problem } from "../../../../contract/problem.ts";
import { AnswerView } from "../../../desk/answer-view.tsx";
import { FailureNote } from "../../../desk/failure-note.tsx";
import { useAct } from "../../../desk/use-act.ts";
import { useAnswer } from "../../../desk/use-answer.ts";
import { TwoStep } from "../../../forms/two-step.tsx";
import { usePageTitle } from "../../../rooms/use-page-title.ts";
import { fill } from "../../../text/fill.ts";
import { words } from "../../../words.ts";
import { AccountSection } from "../accounts/account-section.tsx";
import { clientAdministration } from "../client-administration.ts";
import { GroupMembers } from "./group-members.tsx";

const { group: said } = words;

/** One group: its members, the clients that let it in, and its end. */
export function GroupPage({ name }: { name: string }) {
	const answered = useAnswer(useCallback(() => readGroup(name), [name]));
	usePageTitle(name);
	return (
		<div className="account-page">
			<p className="top-line small">
				<Link href="/groups">{said.back}</Link>
			</p>
			<h1 tabIndex={-1} className="page-heading">
				{name}
			</h1>
			<AnswerView answered={answered}>
				{(group) => (
					<>
						{group.role && <p className="note calm">{said.roleNote}</p>}
						<GroupMembers group={group} onChanged={answered.again} />
						<GroupClients group={group} />
						{!group.role && <GroupRemoval group={group} />}
					</>
				)}
			</AnswerView>
		</div>
	);
}

async function readGroup(name: string): Promise<Group> {
	const group = (await clientAdministration.groups()).find((one) => one.name === name);
	if (!group) throw new Problem("not-found");
	return group;
}

function GroupClients({ group: { clients } }: { group: Group }) {
	return (
		<AccountSection heading={said.clients}>
			{clients.length === 0 ? (
				<p className="hint">{said.noClients}</p>
			) : (
				<ul className="member-list">
					{clients.map((client) => (
						<li key={client}>
							<bdi>{client}</bdi>
						</li>
					))}
				</ul>
			)}
			<Link href="/clients">{words.client.back}</Link>
		</AccountSection>
	);
}

function GroupRemoval({ group: { name, clients } }: { group: Group }) {
	const [, navigate] = useLocation();
	const { busy, failure, act } = useAct();
	const remove = async () => {
		if (await act(() => clientAdministration.removeGroup(name))) navigate("/groups", { state: { removed: name } });
	};
	return (
		<AccountSection heading={said.removal} hint={clients.length > 0 ? said.inUse : said.removalHint}>
			{failure && <FailureNote failure={failure} />}
			{clients.length === 0 && (
				<TwoStep
					label={fill(said.removeNow, { group: name })}
					question={said.removeQuestion}
					busy={busy}
					onAct={() => void remove()}
				/>
			)}
		</AccountSection>
	);
}
