import { StateWord } from "../mark/state-word.tsx";
import { Asked } from "../request/statement.tsx";
import { Value } from "../text/value.tsx";
import { dayAndMinute } from "../time/instants.ts";
import { words } from "../words.ts";
import { decider } from "./decider.ts";
import type { DecisionListProps } from "./decision-list-props.ts";

const { columns } = words.decisions;

export function DecisionTable({ requests, now, opener }: DecisionListProps) {
	return (
		<table className="decision-table">
			<thead>
				<tr>
					{Object.entries(columns).map(([name, column]) => (
						<th key={name} scope="col" className={name}>
							{column}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{requests.map((request) => (
					<tr key={request.id}>
						<td>{dayAndMinute(request.settledAt ?? request.createdAt, now)}</td>
						<td>
							<span className="clamped">
								<Asked request={request} />
							</span>
						</td>
						<td>
							<Value text={request.address} />
						</td>
						<td>
							<StateWord state={request.state} />
						</td>
						<td>{decider(request) ?? <span className="faint">{words.decisions.nobody}</span>}</td>
						<td>{opener(request)}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
