import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { RequestPage } from "../../contract/decision.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import type { Desk, EndedWish, Scope } from "./desk.ts";
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

interface Reading {
	/** What was asked for: what was read for one wish says nothing about another. */
	readonly asked: object;
	readonly page?: RequestPage;
	readonly failure?: FailureCode;
}

const everyEnd: EndedWish = {};

/**
 * The requests that have ended, read anew whenever `revision` says that there may be more of them.
 * @param wish `false` where nothing has to be read
 */
export function useEnded(
	desk: Desk,
	scope: Scope,
	limit: number,
	revision: number,
	wish: EndedWish | false = everyEnd,
): EndedRequests {
	const wanted = wish !== false;
	const { account, state } = wish || everyEnd;
	const [reading, setReading] = useState<Reading>();
	const asked = useMemo(() => ({ desk, scope, limit, account, state }), [desk, scope, limit, account, state]);
	const latest = useRef(asked);
	latest.current = asked;

	const read = useCallback(
		async (before?: string) => {
			// An answer that comes after something else was asked for is not taken.
			const take = (change: (known: Reading) => Reading) => {
				if (asked === latest.current) setReading((known) => change(known?.asked === asked ? known : { asked }));
			};
			try {
				const answer = await asked.desk.ended(asked.scope, asked.limit, before, asked);
				const joined = before === undefined ? withFirstPage : withNextPage;
				take(({ page }) => ({ asked, page: joined(page, answer) }));
			} catch (thrown) {
				take((known) => ({ ...known, failure: failureCode(thrown) }));
			}
		},
		[asked],
	);
	// biome-ignore lint/correctness/useExhaustiveDependencies: the revision is not read, it says when to read
	useEffect(() => {
		if (wanted) void read();
	}, [read, wanted, revision]);

	const { page, failure } = reading?.asked === asked ? reading : {};
	const next = page?.next;
	return {
		requests: page?.requests,
		failure,
		more: next === undefined ? undefined : () => void read(next),
		again: () => void read(),
	};
}
