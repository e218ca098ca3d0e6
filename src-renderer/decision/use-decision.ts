import { useCallback, useEffect, useState } from "react";
import type { VerifiedReceipt } from "../../contract/decision.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import type { Desk } from "../desk/desk.ts";
import { type FailureCode, failureCode } from "../desk/failure.ts";

export interface Decision {
	readonly request: LoginRequest;
	/** Its receipt, where it was signed. */
	readonly signed: VerifiedReceipt | undefined;
}

export interface ReadDecision {
	/** Absent until the answer. */
	readonly decision: Decision | undefined;
	readonly failure: FailureCode | undefined;
	readonly again: () => void;
}

/** How one request ended, and the receipt of it where it was signed. */
export function useDecision(desk: Desk, id: string): ReadDecision {
	const [decision, setDecision] = useState<Decision>();
	const [failure, setFailure] = useState<FailureCode>();
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
	return { decision, failure, again: () => void read() };
}
