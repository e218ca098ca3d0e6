import { compareHeads } from "../../client/audit-head.ts";
import type { AuditBreak } from "../../contract/desktop/snapshot.ts";
import type { AccountShelf } from "./kept-account.ts";

/** Compares the head of each account's audit log with the one that was seen last, in this run or an earlier one. */
export interface AuditHeads {
	/**
	 * Looks at the head that a server tells now, and keeps it where the log goes on. Where it does not, the one from
	 * before stays: it is said again until the log has grown beyond it.
	 * @returns how the log does not go on
	 */
	look(id: string, head: string | undefined): AuditBreak | undefined;
}

/** An empty log, from which every log goes on. */
const beginning = "0:";

export function watchAuditHeads(shelf: AccountShelf): AuditHeads {
	const seen = new Map<string, { head: string; broken: AuditBreak | undefined }>();
	/** What this run knows; of accounts that are not kept, nobody else does. */
	const good = new Map<string, string>();

	const keep = (id: string, head: string) => {
		good.set(id, head);
		const accounts = shelf.read();
		if (!accounts.some((account) => account.id === id)) return;
		try {
			shelf.keep(accounts.map((account) => (account.id === id ? { ...account, auditHead: head } : account)));
		} catch {
			// It is known for this run all the same.
		}
	};

	const compare = (id: string, head: string) => {
		const before = good.get(id) ?? shelf.read().find((account) => account.id === id)?.auditHead ?? beginning;
		const comparison = compareHeads(before, head);
		if (comparison === "cut-off" || comparison === "other-log") return comparison;
		if (comparison === "continued" && head !== before) keep(id, head);
		return undefined;
	};

	return {
		look(id, head) {
			const last = seen.get(id);
			if (head === undefined || head === last?.head) return last?.broken;
			const broken = compare(id, head);
			seen.set(id, { head, broken });
			return broken;
		},
	};
}
