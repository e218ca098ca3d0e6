import { StateWord } from "../mark/state-word.tsx";
import { Asked } from "../request/statement.tsx";
import { Value } from "../text/value.tsx";
import { dayAndMinute } from "../time/instants.ts";
import { words } from "../words.ts";
import { decider } from "./decider.ts";
import type { DecisionListProps } from "./decision-list-props.ts";

export function DecisionRecords({ requests, now, opener }: DecisionListProps) {
	return (
		<ul className="records">
			{requests.map((request) => (
				<li key={request.id}>
					<div>
						<p className="record-top">
							<StateWord state={request.state} />
							<span className="hint">{dayAndMinute(request.settledAt ?? request.createdAt, now)}</span>
						</p>
						<p className="clamped">
							<Asked request={request} />
						</p>
						<p className="hint">
							<Value text={request.address} />
							{words.between}
							{decider(request) ?? words.decisions.nobody}
						</p>
					</div>
					{opener(request)}
				</li>
			))}
		</ul>
	);
}
