import { Link } from "wouter";
import type { AuditEntry } from "../../../../contract/audit.ts";
import { Fact } from "../../../request/fact.tsx";
import { Value } from "../../../text/value.tsx";
import { inUtc } from "../../../time/instants.ts";
import { words } from "../../../words.ts";

const { audit: said } = words;
const { facts } = said;

/** All that is kept of one entry, and the hash that holds it in its place. */
export function EntryDetails({
	entry: { seq, at, action, account, requestId, personal, hash },
}: {
	entry: AuditEntry;
}) {
	return (
		<div className="entry-details">
			{!personal && <p className="hint">{said.erasedNote}</p>}
			<dl className="facts">
				<Fact label={facts.seq}>{seq}</Fact>
				<Fact label={facts.at}>{inUtc(at)}</Fact>
				<Fact label={facts.action}>
					<Value text={action} />
				</Fact>
				{account !== undefined && personal?.["account"] === undefined && (
					<Fact label={said.fields.account}>{account}</Fact>
				)}
				{Object.entries(personal ?? {}).map(([name, value]) => (
					<Fact key={name} label={said.fields[name as keyof typeof said.fields] ?? name}>
						<Value text={value} />
					</Fact>
				))}
				{requestId !== undefined && (
					<Fact label={facts.request}>
						<Value text={requestId} /> <Link href={`/decisions/${requestId}`}>{said.seeRequest}</Link>
					</Fact>
				)}
				<Fact label={facts.hash}>
					<Value text={hash} />
				</Fact>
			</dl>
		</div>
	);
}
