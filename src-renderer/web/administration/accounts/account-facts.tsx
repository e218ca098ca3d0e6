import { Link } from "wouter";
import type { ManagedAccount } from "../../../../contract/account.ts";
import { Fact } from "../../../request/fact.tsx";
import { fill } from "../../../text/fill.ts";
import { Value } from "../../../text/value.tsx";
import { dayAndMinute } from "../../../time/instants.ts";
import { words } from "../../../words.ts";
import { roleWord } from "../role-word.ts";
import { AccountGroups } from "./account-groups.tsx";

const { account: said, never } = words.administration;

/** What the server knows about an account; that it was recovered stays written here. */
export function AccountFacts({ account, mine }: { account: ManagedAccount; mine: boolean }) {
	const { id, name, roles, createdAt, lastUsedAt, recoveredAt, disabled } = account;
	const time = (instant: string) => dayAndMinute(instant, Date.now());
	return (
		<>
			{mine && <p className="hint below-heading">{said.you}</p>}
			{disabled && <p className="note below-heading">{said.offNote}</p>}
			<dl className="facts">
				<Fact label={said.facts.role}>{roleWord(roles)}</Fact>
				<Fact label={said.facts.since}>{time(createdAt)}</Fact>
				<Fact label={said.facts.used}>{lastUsedAt === undefined ? never : time(lastUsedAt)}</Fact>
				{recoveredAt !== undefined && (
					<Fact label={said.facts.recovered}>{fill(said.recoveredHint, { time: time(recoveredAt) })}</Fact>
				)}
				<AccountGroups name={name} />
				<Fact label={said.facts.id}>
					<Value text={id} />
				</Fact>
			</dl>
			<p className="account-links">
				<Link href={`/approvals?account=${name}`}>{said.logins}</Link>
				<Link href={`/audit?account=${name}`}>{said.audit}</Link>
			</p>
		</>
	);
}
