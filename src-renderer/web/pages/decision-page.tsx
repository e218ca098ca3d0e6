import { useCallback, useEffect, useState } from "react";
import { Link } from "wouter";
import type { LoginRequest } from "../../../contract/login-request.ts";
import { DecisionSheet } from "../../decision/decision-sheet.tsx";
import type { DeskView, VerifiedReceipt } from "../../desk/desk.ts";
import { type FailureCode, failureCode } from "../../desk/failure.ts";
import { reportable } from "../../report/reportable.ts";
import { words } from "../../words.ts";
import { saveJson } from "../save-json.ts";
import { Trouble } from "../trouble.tsx";
import { usePageTitle } from "../use-page-title.ts";

interface Decision {
	readonly request: LoginRequest;
	readonly signed: VerifiedReceipt | undefined;
}

/** How one request ended, and the receipt of it where it was signed. */
export function DecisionPage({ id, desk, live }: DeskView & { id: string }) {
	const [decision, setDecision] = useState<Decision>();
	const [failure, setFailure] = useState<FailureCode>();
	usePageTitle(words.decisions.receipt, live.pending.length);

	const read = useCallback(async () => {
		setFailure(undefined);
		try {
			const request = await desk.request(id);
			setDecision({ request, signed: request.state === "approved" ? await desk.receipt(id) : undefined });
		} catch (thrown) {
			setFailure(failureCode(thrown));
		}
	}, [desk, id]);
	useEffect(() => void read(), [read]);

	if (failure) return <Trouble failure={failure} again={() => void read()} />;
	if (!decision) return <p role="status">{words.loading}</p>;
	return (
		<div className="column wide">
			<p className="top-line small">
				<Link href="/decisions">{words.receipt.back}</Link>
			</p>
			<DecisionSheet
				{...decision}
				reporting={reportable(decision.request, desk.account, Date.now()) ? desk.reporting : undefined}
				onSave={(receipt) => saveJson(words.receipt.file.replace("{id}", id), receipt)}
				opener={
					<Link href={`/approve/${id}`} className="button pen">
						{words.waiting.read}
					</Link>
				}
			/>
		</div>
	);
}
