import { useEffect } from "react";
import { Alone } from "../alone/alone.tsx";
import { RequestCard } from "../card/request-card.tsx";
import { statementText } from "../request/statement.tsx";
import { fill } from "../text/fill.ts";
import { words } from "../words.ts";
import type { CeremonyAuthority } from "./authority.ts";
import type { Ticket } from "./ticket.ts";
import { useAuthority } from "./use-authority.ts";

/** The one page that needs no session: a ticket, and with it one request to be read, and then signed or denied. */
export function Ceremony({ ticket }: { ticket: Ticket | undefined }) {
	const { authority, failure, again } = useAuthority(ticket?.ticket);
	if (authority) return <Decision {...authority} code={ticket?.code} />;
	if (!failure)
		return (
			<Alone bare>
				<p role="status">{words.loading}</p>
			</Alone>
		);
	return (
		<Alone>
			<div className="stack">
				<h1 tabIndex={-1}>{again ? words.trouble.page : words.ceremony.ended}</h1>
				<p role="alert">{again ? words.failures[failure] : words.ceremony.endedHint}</p>
				{again && (
					<button type="button" className="button pen" onClick={again}>
						{words.tryAgain}
					</button>
				)}
			</div>
		</Alone>
	);
}

function Decision({ desk, live, request, code }: CeremonyAuthority & { code: string | undefined }) {
	const state = live.useDesk();
	useEffect(() => live.follow(), [live]);
	useEffect(() => {
		document.title = fill(words.title.page, { page: statementText(request) });
	}, [request]);
	return (
		<Alone bare>
			<RequestCard
				request={request}
				desk={desk}
				live={state}
				givenCode={code}
				afterwards={({ state }) => (
					<p className="hint">{state === "denied" ? words.ceremony.closeDenied : words.ceremony.close}</p>
				)}
			/>
		</Alone>
	);
}
