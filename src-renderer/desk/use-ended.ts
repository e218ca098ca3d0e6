import { useCallback, useEffect, useState } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";
import type { Desk, RequestPage, Scope } from "./desk.ts";
import { type FailureCode, failureCode } from "./failure.ts";
import { withFirstPage, withNextPage } from "./request-pages.ts";

export interface EndedRequests {
	/** Absent until the first answer. */
	readonly requests: readonly LoginRequest[] | undefined;
	readonly failure: FailureCode | undefined;
	/** Absent where there is nothing more. */
	readonly more: (() => void) | undefined;
	readonly again: () => void;
}

/** The requests that have ended, read anew whenever `revision` says that there may be more of them. */
export function useEnded(desk: Desk, scope: Scope, limit: number, revision: number): EndedRequests {
	const [page, setPage] = useState<RequestPage>();
	const [failure, setFailure] = useState<FailureCode>();

	const read = useCallback(
		async (before?: string) => {
			try {
				const answer = await desk.ended(scope, limit, before);
				setPage((known) => (before === undefined ? withFirstPage(known, answer) : withNextPage(known, answer)));
				setFailure(undefined);
			} catch (thrown) {
				setFailure(failureCode(thrown));
			}
		},
		[desk, scope, limit],
	);
	// biome-ignore lint/correctness/useExhaustiveDependencies: the revision is not read, it says when to read
	useEffect(() => void read(), [read, revision]);

	const next = page?.next;
	return {
		requests: page?.requests,
		failure,
		more: next === undefined ? undefined : () => void read(next),
		again: () => void read(),
	};
}
