import { Problem } from "../../contract/problem.ts";
import { type Approver, isAdmin } from "../approver.ts";
import type { LoginRequestRow } from "../storage/schema.ts";
import { statement } from "../storage/statement.ts";
import type { Storage } from "../storage/storage.ts";

/** A request of one's own; for the one who may approve it. Anything else is `not-found`. */
export async function findOwn(storage: Storage, caller: Approver, id: string): Promise<LoginRequestRow> {
	const row = await find(storage, id);
	if (row?.user_id !== caller.account.id) throw new Problem("not-found");
	return row;
}

/** A request that the caller may see: one's own, and for administrators everybody's. */
export async function findVisible(storage: Storage, caller: Approver, id: string): Promise<LoginRequestRow> {
	const row = await find(storage, id);
	const visible = row && (row.user_id === caller.account.id || (row.user_id !== null && isAdmin(caller)));
	if (!visible) throw new Problem("not-found");
	return row;
}

function find(storage: Storage, id: string): Promise<LoginRequestRow | undefined> {
	return requestById.first(storage.db, { id });
}

export const requestById = statement((db, { id }: { id: string }) =>
	db.selectFrom("login_request").selectAll().where("id", "=", id),
);
