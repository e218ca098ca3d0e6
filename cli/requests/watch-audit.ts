import { compareHeads, type HeadComparison } from "../../client/audit-head.ts";
import type { KeptPairing } from "../../client/paired-server.ts";
import type { LoginDesk } from "../../contract/login-desk.ts";
import { headFile, keepHead, readHead } from "../pairings/kept-heads.ts";
import type { Environment } from "../terminal.ts";

/** An audit log that does not go on from where this machine saw it last. */
export interface AuditTrouble {
	readonly comparison: Exclude<HeadComparison, "continued">;
	readonly kept: string;
	readonly head: string;
	/** The same in a sentence. */
	readonly words: string;
}

/**
 * Compares the audit log's head with the one that this machine saw last, in this run or an earlier one, and keeps it
 * where the log goes on.
 * @returns what is handed each state of the desk, and says what is wrong, once for each head
 */
export function watchAudit(
	pairing: KeptPairing,
	environment: Environment,
): (desk: Pick<LoginDesk, "auditHead">) => AuditTrouble | undefined {
	const file = headFile(environment);
	let kept = readHead(file, pairing);
	let looked: string | undefined;
	return ({ auditHead: head }) => {
		if (head === undefined || head === looked) return undefined;
		looked = head;
		const comparison = compareHeads(kept ?? "0:", head);
		if (comparison === "cut-off" || comparison === "other-log") {
			// The one that was kept stays: the next run says it again, until the log has grown beyond it.
			const before = kept ?? "0:";
			return { comparison, kept: before, head, words: troubleWords(pairing.server, comparison, before, head) };
		}
		if (comparison === "continued" && head !== kept) {
			kept = head;
			keepIfPossible(file, pairing, head);
		}
		return undefined;
	};
}

/** Watching goes on where nothing can be kept; within this run it is known all the same. */
function keepIfPossible(file: string, pairing: KeptPairing, head: string): void {
	try {
		keepHead(file, pairing, head);
	} catch {}
}

function troubleWords(server: string, comparison: AuditTrouble["comparison"], kept: string, head: string): string {
	const [before, now] = [Number.parseInt(kept, 10), Number.parseInt(head, 10)];
	if (comparison === "cut-off")
		return `The audit log of ${server} had ${before} entries when this machine saw it last, and has ${now} now: entries were removed, or an older backup was restored. Ask who runs it.`;
	return `The audit log of ${server} is not the one that this machine saw last: it has ${now} entries as it had then, and its newest is another. Ask who runs it.`;
}
