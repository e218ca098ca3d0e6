import type { AuditAction } from "../../contract/audit.ts";
import type { VpnJoinFailure } from "../../contract/vpn-join.ts";
import { appendEntry } from "../audit/append-entry.ts";
import type { EventHub } from "../events/event-hub.ts";
import type { AfterCommit, Transaction } from "../storage/group-commit.ts";
import type { Node } from "./headscale-api.ts";
import type { JoinOfRequest } from "./join-of-request.ts";
import { joinWait } from "./vpn-join-parts.ts";

/** How a join ends once it was approved. */
export type JoinEnd = { readonly node: Node } | { readonly reason: VpnJoinFailure };

/**
 * Ends a join that was waiting or under way: what it was about is audited, its `authId` is erased, and whoever waits
 * is woken. One that ended meanwhile stays as it is.
 */
export async function recordEnd(
	trx: Transaction,
	afterCommit: AfterCommit,
	{ hub, now }: { hub: EventHub; now: number },
	join: JoinOfRequest,
	end: JoinEnd,
): Promise<void> {
	const came =
		"node" in end
			? { state: "registered" as const, node_id: end.node.id, node_name: end.node.name ?? null }
			: { state: "failed" as const, reason: end.reason };
	const row = await trx
		.updateTable("vpn_join")
		.set({ ...came, sealed_auth_id: null, under_way: 0, next_attempt_at: null, done_at: now })
		.where("request_id", "=", join.request_id)
		.where("state", "in", ["waiting", "registering"])
		.returning("state")
		.executeTakeFirst();
	if (!row) return;
	await auditJoin(trx, row.state === "registered" ? "machine-joined" : "machine-join-failed", now, join, {
		...("node" in end ? { node: end.node.name } : { reason: end.reason }),
	});
	const event = { name: "login-settled", revision: 1, body: {} } as const;
	afterCommit(() => hub.publish(`request:${joinWait(join.request_id)}`, event));
}

/** An entry of its own beside the approval's, which names the same login request. */
export function auditJoin(
	trx: Transaction,
	action: AuditAction,
	at: number,
	{ request_id, user_id, account, target, vpn_user }: JoinOfRequest,
	personal: Record<string, string | null | undefined>,
): Promise<void> {
	return appendEntry(trx, {
		action,
		at,
		accountId: user_id ?? undefined,
		requestId: request_id,
		personal: { account, target, vpn_user, ...personal },
	});
}
