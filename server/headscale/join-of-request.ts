import type { Transaction } from "../storage/group-commit.ts";

/** Joins with their login requests, under names that do not collide. */
export function joinsOfRequests(db: Pick<Transaction, "selectFrom">) {
	return db
		.selectFrom("vpn_join")
		.innerJoin("login_request", "login_request.id", "vpn_join.request_id")
		.selectAll("vpn_join")
		.select([
			"login_request.account as account",
			"login_request.target as target",
			"login_request.user_id as user_id",
			"login_request.state as request_state",
			"login_request.settled_at as settled_at",
			"login_request.collected_at as collected_at",
		]);
}

export type JoinOfRequest = Awaited<ReturnType<ReturnType<typeof joinsOfRequests>["executeTakeFirstOrThrow"]>>;

/** Whether approving a login request lets a machine in, and so gives its asker no token. */
export async function isJoin(db: Pick<Transaction, "selectFrom">, requestId: string): Promise<boolean> {
	const row = await db
		.selectFrom("vpn_join")
		.select("request_id")
		.where("request_id", "=", requestId)
		.executeTakeFirst();
	return row !== undefined;
}
