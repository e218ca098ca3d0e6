import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { AuditAction, AuditEntry } from "../../../../contract/audit.ts";
import { type FailureCode, failureCode } from "../../../desk/failure.ts";
import { administration } from "../administration.ts";

interface AuditPages {
	readonly entries: readonly AuditEntry[];
	readonly next?: number | undefined;
	readonly head: string;
}

export interface AuditReading {
	/** Absent until the first answer for these filters. */
	readonly pages: AuditPages | undefined;
	readonly failure: FailureCode | undefined;
	readonly again: () => Promise<void>;
	/** Absent where there is nothing more. */
	readonly more: (() => void) | undefined;
}

/** The log as far as it was read, newest first; begun anew for other filters. */
export function useAudit(action: AuditAction | undefined, account: string | undefined): AuditReading {
	const asked = useMemo(() => ({ action, account }), [action, account]);
	const [read, setRead] = useState<{ asked: object; pages: AuditPages }>();
	const [failure, setFailure] = useState<FailureCode>();
	const latest = useRef(asked);
	latest.current = asked;

	const readFrom = useCallback(
		async (before?: number) => {
			try {
				const page = await administration.audit({ ...asked, before, limit: 50 });
				if (asked !== latest.current) return;
				setRead((known) => {
					const entries = before === undefined ? [] : (known?.pages.entries ?? []);
					// The head belongs to the newest entry, and so to the first page.
					const head = before === undefined ? page.head : (known?.pages.head ?? page.head);
					return { asked, pages: { entries: [...entries, ...page.entries], next: page.next, head } };
				});
				setFailure(undefined);
			} catch (thrown) {
				if (asked === latest.current) setFailure(failureCode(thrown));
			}
		},
		[asked],
	);
	useEffect(() => void readFrom(), [readFrom]);

	const pages = read?.asked === asked ? read.pages : undefined;
	const next = pages?.next;
	return {
		pages,
		failure,
		again: () => readFrom(),
		more: next === undefined ? undefined : () => void readFrom(next),
	};
}
