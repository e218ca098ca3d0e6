import { StateWord } from "../mark/state-word.tsx";
import { Claims, hasClaims } from "../request/claims.tsx";
import { Phrase } from "../text/phrase.tsx";
import { Value } from "../text/value.tsx";
import { words } from "../words.ts";
import type { ApprovalListProps } from "./approval-list-props.ts";
import { RequestTime } from "./request-time.tsx";

export function ApprovalRecords({ requests, now, serverNow, acts }: ApprovalListProps) {
	return (
		<ul className="records approval-records">
			{requests.map((request) => {
				const { id, state, account, kind, target, command, address } = request;
				const asks = command ?? target;
				return (
					<li key={id} className={state}>
						<div>
							<p className="record-top">
								<StateWord state={state} />
								<RequestTime request={request} now={now} serverNow={serverNow} />
							</p>
							<p className="clamped">
								<Phrase
									text={words.approvals.record}
									values={{
										account: <strong>{account}</strong>,
										kind: words.kinds[kind],
										asks: asks !== undefined && <Value text={asks} />,
									}}
								/>
							</p>
							<p className="hint clamped">
								<Phrase
									text={hasClaims(request) ? words.approvals.recordFrom : "{address}"}
									values={{ address: <Value text={address} />, claims: <Claims request={request} /> }}
								/>
							</p>
						</div>
						<div className="act">{acts(request)}</div>
					</li>
				);
			})}
		</ul>
	);
}
