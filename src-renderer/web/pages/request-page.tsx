import { useCallback, useEffect, useState } from "react";
import { Link } from "wouter";
import type { LoginRequest } from "../../../contract/login-request.ts";
import { RequestCard } from "../../card/request-card.tsx";
import type { DeskView } from "../../desk/desk.ts";
import { type FailureCode, failureCode } from "../../desk/failure.ts";
import { Trouble } from "../../desk/trouble.tsx";
import { statementText } from "../../request/statement.tsx";
import { usePageTitle } from "../../rooms/use-page-title.ts";
import { fill } from "../../text/fill.ts";
import { words } from "../../words.ts";
import { useFollowing, useLive } from "../live.ts";
import { MachineOfRequest } from "../machines/machine-of-request.tsx";

interface RequestPageProps extends DeskView {
	readonly id: string;
	readonly admin: boolean;
}

/** One request, opened from the list or at the address that the asking screen printed. */
export function RequestPage({ id, desk, live, admin }: RequestPageProps) {
	const [request, setRequest] = useState<LoginRequest>();
	const [failure, setFailure] = useState<FailureCode>();
	usePageTitle(request ? statementText(request) : words.waiting.page, live.pending.length);

	const read = useCallback(() => {
		setFailure(undefined);
		// Taken once: what the card shows, and what is signed, is this object, whatever the server says later.
		desk.request(id).then(setRequest, (thrown) => setFailure(failureCode(thrown)));
	}, [desk, id]);
	useEffect(read, [read]);

	if (failure) return <Trouble failure={failure} again={read} />;
	if (!request) return <p role="status">{words.loading}</p>;
	const mine = request.account === desk.account;
	return (
		<div className="column">
			<p className="top-line small">
				<Link href={mine || !admin ? "/" : "/approvals"}>{words.card.back}</Link>
				<span className="hint">{desk.server}</span>
			</p>
			{mine ? <Card request={request} desk={desk} live={live} /> : <OthersCard request={request} desk={desk} />}
			<MachineOfRequest account={desk.account} id={id} />
		</div>
	);
}

/** Somebody else's request, which an administrator follows on the stream of everybody's. */
function OthersCard({ request, desk }: { request: LoginRequest; desk: DeskView["desk"] }) {
	useFollowing("all");
	return <Card request={request} desk={desk} live={useLive("all")} />;
}

function Card({ request, desk, live }: DeskView & { request: LoginRequest }) {
	// Those that were not announced wait in their list until somebody looks for them there.
	const others = live.pending.filter(({ id, announced }) => announced && id !== request.id);
	const next = others[0];
	return (
		<RequestCard
			request={request}
			desk={desk}
			live={live}
			others={
				others.length > 0 && (
					<>
						{words.between}
						<Link href="/">{fill(words.card.allWaiting, { count: others.length + 1 })}</Link>
					</>
				)
			}
			afterwards={(ended) => (
				<>
					{ended.state === "approved" && (
						<Link href={`/decisions/${ended.id}`} className="button">
							{words.end.receipt}
						</Link>
					)}
					{next ? (
						<Link href={`/approve/${next.id}`} className="button">
							{fill(words.end.next, { count: others.length })}
						</Link>
					) : (
						<Link href="/" className="button">
							{words.end.close}
						</Link>
					)}
				</>
			)}
		/>
	);
}
