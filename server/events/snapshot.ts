import type { SnapshotEvent } from "../../contract/events.ts";
import { chainHead } from "../audit/append-entry.ts";
import { chainStart, headText } from "../audit/chain.ts";
import { loginRequestOf } from "../login-requests/view.ts";
import type { Transaction } from "../storage/group-commit.ts";
import type { LoginRequestRow } from "../storage/schema.ts";
import type { Storage } from "../storage/storage.ts";
import type { Scope } from "./event-hub.ts";
import { revisionOf } from "./revision.ts";

/** Of a flood, a snapshot holds the announced requests first and then the newest; lists page through the rest. */
const mostShown = 300;

/** What is pending in a scope, with the revision it stands at: read in one piece, between two changes. */
export function readSnapshot(storage: Storage, scope: Scope): Promise<Omit<SnapshotEvent, "now">> {
	return storage.write(async (trx) => {
		const requests = (await pendingIn(trx, scope, storage.clock())).map(loginRequestOf);
		const auditHead = headText((await chainHead(trx)) ?? chainStart);
		// A single request changes once: from pending to ended.
		const revision = scope.startsWith("request:") ? 1 - requests.length : await revisionOf(trx, scope);
		return { revision, auditHead, requests };
	});
}

function pendingIn(trx: Transaction, scope: Scope, now: number): Promise<LoginRequestRow[]> {
	const select = trx
		.selectFrom("login_request")
		.selectAll()
		.where("state", "=", "pending")
		.where("expires_at", ">", now)
		.where("user_id", "is not", null)
		.orderBy("announced", "desc")
		.orderBy("created_at", "desc")
		.limit(mostShown);
	if (scope === "all") return select.execute();
	const [kind, id = ""] = scope.split(":");
	return select.where(kind === "account" ? "user_id" : "id", "=", id).execute();
}
