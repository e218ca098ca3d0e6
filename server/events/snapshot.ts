import type { SnapshotEvent } from "../../contract/events.ts";
import { chainStart, headText } from "../audit/chain.ts";
import { loginRequestOf } from "../login-requests/view.ts";
import type { Storage } from "../storage/storage.ts";
import type { Scope } from "./event-hub.ts";
import { snapshotRows } from "./snapshot-rows.ts";

/**
 * What is pending in a scope, with the revision it stands at: read between two changes, the newest of which may be
 * published only after this.
 */
export async function readSnapshot({ db, clock }: Storage, scope: Scope): Promise<Omit<SnapshotEvent, "now">> {
	const rows = await snapshotRows(db, scope, clock());
	const requests = rows.flatMap((row) => (row.id === null ? [] : [loginRequestOf(row)]));
	const { revision = null, head_seq: seq = null, head_hash: hash = null } = rows[0] ?? {};
	return {
		// A single request changes once: from pending to ended.
		revision: scope.startsWith("request:") ? 1 - requests.length : (revision ?? 0),
		auditHead: headText(seq === null || hash === null ? chainStart : { seq, hash }),
		requests,
	};
}
