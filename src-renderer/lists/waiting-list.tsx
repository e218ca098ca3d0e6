import "./waiting-list.css";
import type { ReactNode } from "react";
import type { EndedLogin } from "../../client/login-desk.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { StateWord } from "../mark/state-word.tsx";
import { Claims, hasClaims } from "../request/claims.tsx";
import { Statement } from "../request/statement.tsx";
import { Phrase } from "../text/phrase.tsx";
import { Value } from "../text/value.tsx";
import { secondsLeft } from "../time/countdown.ts";
import { TimeLeft } from "../time/time-left.tsx";
import { words } from "../words.ts";
import { FreshRows } from "./fresh-rows.tsx";
import { stateOf } from "./held-rows.ts";
import { useHeldRows } from "./use-held-rows.ts";

interface WaitingListProps {
	readonly pending: readonly LoginRequest[];
	readonly ended: readonly EndedLogin[];
	readonly serverNow: number;
	readonly onDeny: (request: LoginRequest) => void;
	/** What opens a request; the element of that id says which one it is. */
	readonly opener: (request: LoginRequest, describedBy: string) => ReactNode;
}

/** The logins that wait, newest first. */
export function WaitingList({ pending, ended, serverNow, onDeny, opener }: WaitingListProps) {
	const { rows, fresh, release, listeners } = useHeldRows(pending);
	return (
		<div className="waiting-list" {...listeners}>
			<FreshRows count={fresh} onShow={release} />
			<ul aria-label={words.waiting.list}>
				{rows.map(({ request, gone }) => (
					<li key={request.id}>
						<div className="what">
							<h2 id={`wants-${request.id}`}>
								<Statement request={request} />
							</h2>
							{request.command !== undefined && (
								<p className="clamped">
									<Value text={request.command} />
								</p>
							)}
							<p className="hint">
								<Phrase
									text={hasClaims(request) ? words.waiting.fromClaims : words.waiting.from}
									values={{ address: <Value text={request.address} />, claims: <Claims request={request} /> }}
								/>
							</p>
						</div>
						{gone ? (
							<StateWord state={stateOf({ request, gone }, ended)} />
						) : (
							<div className="acts">
								<TimeLeft seconds={secondsLeft(request, serverNow)} />
								<button
									type="button"
									className="button small"
									aria-describedby={`wants-${request.id}`}
									onClick={() => onDeny(request)}
								>
									{words.waiting.deny}
								</button>
								{opener(request, `wants-${request.id}`)}
							</div>
						)}
					</li>
				))}
			</ul>
		</div>
	);
}
