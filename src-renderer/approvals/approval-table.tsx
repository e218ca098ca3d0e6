import { decider } from "../decision/decider.ts";
import { StateWord } from "../mark/state-word.tsx";
import { Claims, claimsText, hasClaims } from "../request/claims.tsx";
import { Value } from "../text/value.tsx";
import { words } from "../words.ts";
import type { ApprovalListProps } from "./approval-list-props.ts";
import { RequestTime } from "./request-time.tsx";

const { columns, dash } = words.approvals;

export function ApprovalTable({ requests, now, serverNow, acts }: ApprovalListProps) {
	return (
		<table className="approval-table">
			<thead>
				<tr>
					{Object.entries(columns).map(([name, column]) => (
						<th key={name} scope="col" className={`col-${name}`}>
							{name === "act" ? <span className="unseen">{column}</span> : column}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{requests.map((request) => {
					const { id, state, account, kind, target, command, address, client, settledBy } = request;
					const asks = command ?? target;
					const decision = decider(request) ?? settledBy;
					return (
						<tr key={id} className={state}>
							<td>
								<StateWord state={state} />
							</td>
							<td>
								<RequestTime request={request} now={now} serverNow={serverNow} />
							</td>
							<td title={account}>{account}</td>
							<td>{words.kinds[kind]}</td>
							<td title={asks}>{asks === undefined ? dash : <Value text={asks} />}</td>
							<td title={address}>
								<Value text={address} />
							</td>
							<td title={claimsText(request)}>{hasClaims(request) ? <Claims request={request} /> : dash}</td>
							<td className="col-client">{client === undefined ? dash : <Value text={client} />}</td>
							<td title={decision}>{decision ?? dash}</td>
							<td className="act">{acts(request)}</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}
