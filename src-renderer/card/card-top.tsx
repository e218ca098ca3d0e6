import type { ReactNode } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";
import { StateWord } from "../mark/state-word.tsx";
import { fill } from "../text/fill.ts";
import { atMinute } from "../time/instants.ts";
import { TimeLeft, TimeSaid } from "../time/time-left.tsx";
import { words } from "../words.ts";

interface CardTopProps {
	readonly request: LoginRequest;
	readonly end: LoginRequest | undefined;
	readonly seconds: number;
	readonly others: ReactNode;
}

/** Above the statement: when it was asked and what time is left, or how it ended. */
export function CardTop({ request, end, seconds, others }: CardTopProps) {
	return (
		<div className="card-top">
			{end ? (
				<StateWord state={end.state}>{end.state === "cancelled" ? words.end.withdrawn : undefined}</StateWord>
			) : (
				<>
					<span className="hint">
						{fill(words.card.askedAt, { time: atMinute(request.createdAt) })}
						{others}
					</span>
					<TimeLeft seconds={seconds} />
					<TimeSaid seconds={seconds} />
				</>
			)}
		</div>
	);
}
