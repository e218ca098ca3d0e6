import type { LoginKind } from "../../contract/login-request.ts";
import type { Transaction } from "../storage/group-commit.ts";

/**
 * Of one account at once: from one source, and announced from everywhere. One that interrupted and was withdrawn
 * keeps its place until its time is up, or asking and withdrawing would interrupt without end.
 */
const most = { fromSource: 3, ofAccount: 20 };
const remembered = 30 * 24 * 3_600_000;

export interface Asking {
	account: string;
	userId: string | undefined;
	source: string;
	kind: LoginKind;
	target: string | undefined;
	now: number;
}

/**
 * Whether a new request is announced. One that is not is a request like any other: listed, and approvable. So a flood
 * interrupts nobody and locks nobody out, and a source that was approved lately keeps its room in it.
 */
export async function isAnnounced(trx: Transaction, asking: Asking): Promise<boolean> {
	const recent = await trx
		.selectFrom("login_request")
		.select(["source", "kind", "target", "state", "announced"])
		.where("account", "=", asking.account)
		.where("expires_at", ">", asking.now)
		.where((where) =>
			where.or([
				where("state", "=", "pending"),
				where.and([where("state", "=", "cancelled"), where("announced", "=", 1)]),
			]),
		)
		.execute();
	const quiet = await isQuiet(trx, asking);
	const known = await approvedLately(trx, asking);
	const sameSource = recent.filter(({ source }) => source === asking.source);
	const duplicate = sameSource.some(
		({ state, kind, target }) => state === "pending" && kind === asking.kind && target === (asking.target ?? null),
	);
	// What is not announced takes no room from other sources: one address alone could fill it.
	const interrupting = recent.filter((each) => each.announced === 1).length;
	const room = sameSource.length < most.fromSource && (known || interrupting < most.ofAccount);
	return room && !duplicate && !quiet;
}

async function isQuiet(trx: Transaction, { userId, source, now }: Asking): Promise<boolean> {
	const row = await trx
		.selectFrom("quieted")
		.select("id")
		.where("user_id", "=", userId ?? "")
		.where("source", "=", source)
		.where("until", ">", now)
		.executeTakeFirst();
	return row !== undefined;
}

async function approvedLately(trx: Transaction, { account, source, now }: Asking): Promise<boolean> {
	const row = await trx
		.selectFrom("login_request")
		.select("id")
		.where("account", "=", account)
		.where("source", "=", source)
		.where("state", "in", ["approved", "collected"])
		.where("settled_at", ">", now - remembered)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}
