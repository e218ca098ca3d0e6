import { Problem } from "../../contract/problem.ts";
import type { VpnJoinFailure } from "../../contract/vpn-join.ts";
import { standingAccounts } from "../accounts/standing-accounts.ts";
import { collectWithin, markCollected } from "../login-requests/mark-collected.ts";
import { groupsOf } from "../oidc/provider/account-claims.ts";
import type { Transaction } from "../storage/group-commit.ts";
import type { JoinOfRequest } from "./join-of-request.ts";

/**
 * Why an approved machine may not be let in, or not any more.
 * @param groups who may join
 * @returns `undefined` where it may; its approval is then used up
 */
export async function refusalOfJoin(
	trx: Transaction,
	groups: readonly string[],
	join: JoinOfRequest,
	now: number,
): Promise<VpnJoinFailure | undefined> {
	if (await isLapsed(trx, join, now)) return join.unsure === 1 ? "uncertain" : "lapsed";
	if (!(await isInOneOf(trx, groups, join.user_id ?? ""))) return "group";
	if (await isLinkUsed(trx, join)) return "link-used";
	if (join.state !== "waiting" || (await spendApproval(trx, join.request_id, now))) return undefined;
	return "lapsed";
}

/** An approval is for a moment, and what was taken back since (`takeBackApprovals`) is none. */
async function isLapsed(trx: Transaction, join: JoinOfRequest, now: number): Promise<boolean> {
	if ((join.settled_at ?? 0) + collectWithin < now || join.collected_at === 0) return true;
	const account = await standingAccounts(trx).select("id").where("id", "=", join.user_id).executeTakeFirst();
	return account === undefined;
}

/** Asked only now, because asking earlier would tell strangers who is in which group. */
async function isInOneOf(trx: Transaction, groups: readonly string[], accountId: string): Promise<boolean> {
	if (groups.length === 0) return true;
	return (await groupsOf(trx, accountId)).some((group) => groups.includes(group));
}

async function isLinkUsed(trx: Transaction, join: JoinOfRequest): Promise<boolean> {
	const other = await trx
		.selectFrom("vpn_join")
		.select("request_id")
		.where("auth_id_hash", "=", join.auth_id_hash)
		.where("request_id", "!=", join.request_id)
		.where("state", "in", ["registering", "registered", "removed"])
		.executeTakeFirst();
	return other !== undefined;
}

async function spendApproval(trx: Transaction, id: string, now: number): Promise<boolean> {
	const row = await trx.selectFrom("login_request").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
	try {
		return (await markCollected(trx, row, now)) !== undefined;
	} catch (cause) {
		if (cause instanceof Problem) return false;
		throw cause;
	}
}
