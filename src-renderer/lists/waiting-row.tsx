import type { ReactNode } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";
import { Claims, hasClaims } from "../request/claims.tsx";
import { Statement } from "../request/statement.tsx";
import { Phrase } from "../text/phrase.tsx";
import { Value } from "../text/value.tsx";
import { secondsLeft } from "../time/countdown.ts";
import { TimeLeft } from "../time/time-left.tsx";
import { words } from "../words.ts";

export interface RowActs {
	readonly serverNow: number;
	readonly onDeny: (request: LoginRequest) => void;
	/** What opens a request, beside the other acts; the element of that id says which one it is. */
	readonly opener?: (request: LoginRequest, describedBy: string) => ReactNode;
	/** Makes the statement itself what opens a request. */
	readonly title?: (request: LoginRequest, statement: ReactNode) => ReactNode;
}

interface WaitingRowProps extends RowActs {
	readonly request: LoginRequest;
	/** The list's rows stand directly below the page's heading. */
	readonly top?: boolean;
	/** Stands in the place of the acts where there is nothing to do any more. */
	readonly end?: ReactNode;
}

/** One login that waits: what it wants, from where, and what can be done. */
export function WaitingRow({ request, serverNow, onDeny, opener, title, top = false, end }: WaitingRowProps) {
	const Heading = top ? "h2" : "h3";
	const heading = `wants-${request.id}`;
	const statement = <Statement request={request} />;
	return (
		<>
			<div className="what">
				<Heading id={heading}>{title && !end ? title(request, statement) : statement}</Heading>
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
			{end ?? (
				<div className="acts">
					<TimeLeft seconds={secondsLeft(request, serverNow)} />
					<button type="button" className="button small" aria-describedby={heading} onClick={() => onDeny(request)}>
						{words.waiting.deny}
					</button>
					{opener?.(request, heading)}
				</div>
			)}
		</>
	);
}
