import type { Transaction, Work } from "../storage/group-commit.ts";
import { type JoinOfRequest, joinsOfRequests } from "./join-of-request.ts";
import { recordEnd } from "./record-end.ts";
import { refusalOfJoin } from "./refusal-of-join.ts";
import { type VpnJoinParts, vpnUserOf } from "./vpn-join-parts.ts";

/** A join whose machine is to be registered now, by whoever claimed it and nobody else. */
export interface ClaimedJoin {
	readonly join: JoinOfRequest;
	readonly authId: string;
	readonly user: string;
}

/** How long an attempt that was claimed is left alone. */
const leftAlone = 60_000;

/**
 * Claims what is approved, or due once more: the approval is used up in the same transaction, so that whatever
 * happens afterwards it lets one machine in. What may not be done any more ends here.
 * @returns `undefined` where nothing is due
 */
export async function claimDue(parts: VpnJoinParts): Promise<ClaimedJoin | undefined> {
	const { write, clock } = parts.storage;
	for (;;) {
		const found = await write(async (trx, afterCommit) => {
			const now = clock();
			const join = await dueJoin(trx, now);
			return join && { claimed: await claim(parts, trx, afterCommit, join, now) };
		});
		if (!found) return undefined;
		if (found.claimed) return found.claimed;
	}
}

function dueJoin(trx: Transaction, now: number): Promise<JoinOfRequest | undefined> {
	return joinsOfRequests(trx)
		.where((where) =>
			where.or([
				where.and([
					where("vpn_join.state", "=", "waiting"),
					where("login_request.state", "in", ["approved", "collected"]),
				]),
				where.and([where("vpn_join.state", "=", "registering"), where("next_attempt_at", "<=", now)]),
			]),
		)
		.orderBy("settled_at")
		.limit(1)
		.executeTakeFirst();
}

/** @returns `undefined` where it ended instead */
async function claim(
	{ headscale, hub, seal }: VpnJoinParts,
	trx: Transaction,
	afterCommit: Parameters<Work<void>>[1],
	due: JoinOfRequest,
	now: number,
): Promise<ClaimedJoin | undefined> {
	const user = vpnUserOf(headscale, due.account);
	const reason = await refusalOfJoin(trx, headscale.groups, due, now);
	// Closed under the key that headscale had before.
	const authId = seal.open(due.sealed_auth_id ?? "", due.request_id);
	if (reason !== undefined || authId === undefined) {
		const end = { reason: reason ?? "lapsed" } as const;
		await recordEnd(trx, afterCommit, { hub, now }, { ...due, vpn_user: user }, end);
		return undefined;
	}
	const claimed = {
		state: "registering",
		under_way: 1,
		// It was under way before: how that came out could not be stored.
		unsure: due.under_way || due.unsure ? 1 : 0,
		attempts: due.attempts + 1,
		next_attempt_at: now + leftAlone,
		vpn_user: user,
	} as const;
	await trx.updateTable("vpn_join").set(claimed).where("request_id", "=", due.request_id).execute();
	return { join: { ...due, ...claimed }, authId, user };
}
