import { sql } from "kysely";
import type { LoginKind } from "../../contract/login-request.ts";
import { lifetimes } from "../login-requests/lifetime.ts";
import type { Transaction } from "../storage/group-commit.ts";
import { statement } from "../storage/statement.ts";

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
	const { userId = "", target = null, now, ...asked } = asking;
	const since = { openSince: now - lifetimes.longest * 1000, knownSince: now - remembered };
	const row = await announces.first(trx, { ...asked, userId, target, now, ...since });
	return row?.announced === 1;
}

interface Looked extends Pick<Asking, "account" | "source" | "kind" | "now"> {
	readonly userId: string;
	readonly target: string | null;
	/** Nothing that was made before it is open: by that far less has to be read than the account ever asked for. */
	readonly openSince: number;
	readonly knownSince: number;
}

/** What costs most is asked last, and of a flood no more than it takes to see that it is one. */
const announces = statement((db, slot: Looked) => {
	const own = db.selectFrom("login_request").where("account", "=", slot.account);
	const open = own
		.where("created_at", ">", slot.openSince)
		.where("expires_at", ">", slot.now)
		.where((where) =>
			where.or([
				where("state", "=", "pending"),
				where.and([where("state", "=", "cancelled"), where("announced", "=", 1)]),
			]),
		);
	const quieted = db
		.selectFrom("quieted")
		.select("id")
		.where("user_id", "=", slot.userId)
		.where("source", "=", slot.source)
		.where("until", ">", slot.now);
	const approvedLately = own
		.select("id")
		.where("source", "=", slot.source)
		.where("state", "in", ["approved", "collected"])
		.where("settled_at", ">", slot.knownSince)
		// The newest first: of a source that is used every day it is the one.
		.orderBy(sql`rowid`, "desc")
		.limit(1);
	// What is not announced takes no room from other sources: one address alone could fill it.
	const interrupting = open.select("id").where("announced", "=", 1).orderBy("created_at", "desc").limit(most.ofAccount);
	const ofAccount = db.selectFrom(interrupting.as("one")).select(({ fn }) => fn.countAll<number>().as("count"));
	const fromSource = open.where("source", "=", slot.source).select((row) => {
		const duplicates = row.fn
			.countAll<number>()
			.filterWhere((one) =>
				one.and([
					one("state", "=", "pending"),
					one("kind", "=", slot.kind),
					one("target", "is not distinct from", slot.target),
				]),
			);
		return row.and([row(row.fn.countAll<number>(), "<", most.fromSource), row(duplicates, "=", 0)]).as("room");
	});
	return db.selectNoFrom((row) =>
		row
			.case()
			.when(row.exists(quieted))
			.then(0)
			.when(row.and([row(approvedLately, "is", null), row(ofAccount, ">=", most.ofAccount)]))
			.then(0)
			.else(fromSource)
			.end()
			.as("announced"),
	);
});
