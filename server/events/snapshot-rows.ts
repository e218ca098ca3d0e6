import { type ExpressionBuilder, sql } from "kysely";
import { lifetimes } from "../login-requests/lifetime.ts";
import type { LoginRequestRow, Tables } from "../storage/schema.ts";
import { type Runs, statement } from "../storage/statement.ts";
import type { Scope } from "./event-hub.ts";

interface Given {
	readonly scope: Scope;
	/** Of the account or the request that it is about. */
	readonly id: string;
	readonly now: number;
	/** What was made before can not be pending any more. */
	readonly earliest: number;
}

/** Where a scope and the audit log stand, beside a request that is pending, or beside none. */
type Row = {
	readonly revision: number | null;
	readonly head_seq: number | null;
	readonly head_hash: string | null;
} & (LoginRequestRow | { readonly [K in keyof LoginRequestRow]: null });

/**
 * Of a flood, a snapshot holds the announced requests first and then the newest; lists page through the rest. The
 * number stands in the text of the statement: where SQLite does not know it beforehand, sorting takes ten times as long.
 */
const mostShown = 300;

/** Where a scope stands and what is pending in it, by one statement: all of it as it is at one moment. */
export function snapshotRows(db: Runs, scope: Scope, now: number): Promise<readonly Row[]> {
	const [kind, id = ""] = scope.split(":");
	const rows = kind === "account" ? ofAccount : kind === "request" ? ofRequest : ofAll;
	return rows.all(db, { scope, id, now, earliest: now - lifetimes.longest * 1000 });
}

const ofAll = statement((db, given: Given) => beside(db, given, (select) => pending(select, given)));

const ofRequest = statement((db, given: Given) =>
	beside(db, given, (select) => pending(select, given).where("id", "=", given.id)),
);

// By the index of accounts and times. SQLite would take that of states, and look through what is pending for everybody;
// a plus keeps it from that (https://sqlite.org/optoverview.html, section 5.3).
const ofAccount = statement((db, given: Given) =>
	beside(db, given, (select) =>
		select
			.selectFrom("login_request")
			.selectAll()
			.where("user_id", "=", given.id)
			.where("created_at", ">", given.earliest)
			.where(sql`+state`, "=", "pending")
			.where("expires_at", ">", given.now),
	),
);

type Select = ExpressionBuilder<Tables, never>;
type Pending = ReturnType<typeof pending>;

function pending(select: Select, { now }: Given) {
	return select
		.selectFrom("login_request")
		.selectAll()
		.where("state", "=", "pending")
		.where("expires_at", ">", now)
		.where("user_id", "is not", null);
}

function beside(db: Runs, { scope }: Given, requests: (select: Select) => Pending) {
	const standing = db.selectNoFrom((select) => {
		const head = select.selectFrom("audit_entry").orderBy("seq", "desc").limit(1);
		return [
			select.selectFrom("stream_revision").select("revision").where("scope", "=", scope).as("revision"),
			head.select("seq").as("head_seq"),
			head.select("hash").as("head_hash"),
		];
	});
	return db
		.selectFrom(standing.as("standing"))
		.leftJoin(
			(select) => requests(select as unknown as Select).as("pending"),
			(join) => join.onTrue(),
		)
		.selectAll()
		.orderBy("announced", "desc")
		.orderBy("created_at", "desc")
		.limit(sql.lit(mostShown))
		.$castTo<Row>();
}
