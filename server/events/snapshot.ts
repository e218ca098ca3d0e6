import type { SnapshotEvent } from "../../contract/events.ts";
import { chainHead } from "../audit/append-entry.ts";
import { chainStart, headText } from "../audit/chain.ts";
import { loginRequestOf } from "../login-requests/view.ts";
import type { Storage } from "../storage/storage.ts";
import type { Scope } from "./event-hub.ts";
import { revisionOf } from "./revision.ts";

/** Whose requests a stream is about: one account's, by its id, or everybody's. */
export type StreamScope = Exclude<Scope, `request:${string}`>;

/** All that is pending in a scope, with the revision it stands at: read in one piece, between two changes. */
export function readSnapshot(storage: Storage, scope: StreamScope): Promise<Omit<SnapshotEvent, "now">> {
	return storage.write(async (trx) => {
		let select = trx
			.selectFrom("login_request")
			.selectAll()
			.where("state", "=", "pending")
			.where("expires_at", ">", storage.clock())
			.where("user_id", "is not", null)
			.orderBy("created_at", "desc")
			.limit(1000);
		if (scope !== "all") select = select.where("user_id", "=", scope.slice("account:".length));
		const requests = (await select.execute()).map(loginRequestOf);
		const auditHead = headText((await chainHead(trx)) ?? chainStart);
		return { revision: await revisionOf(trx, scope), auditHead, requests };
	});
}
