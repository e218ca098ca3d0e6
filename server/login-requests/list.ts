import type { AnswerOf, QueryOf } from "../../contract/call.ts";
import type { calls } from "../../contract/calls.ts";
import { Problem } from "../../contract/problem.ts";
import { type Approver, isAdmin } from "../approver.ts";
import type { Storage } from "../storage/storage.ts";
import type { LoginState } from "./states.ts";
import { loginRequestOf } from "./view.ts";

type List = typeof calls.listLoginRequests;

/** Newest first, one page. @throws Problem `forbidden` where somebody else's are asked for without being an administrator */
export async function listLoginRequests(
	storage: Storage,
	caller: Approver,
	query: QueryOf<List>,
): Promise<AnswerOf<List>> {
	if (query.scope === "all" && !isAdmin(caller)) throw new Problem("forbidden");
	let select = storage.db
		.selectFrom("login_request")
		.selectAll()
		.where("user_id", "is not", null)
		.orderBy("created_at", "desc")
		.orderBy("id", "desc")
		.limit(query.limit + 1);
	if (query.scope === "own") select = select.where("user_id", "=", caller.account.id);
	if (query.account !== undefined) select = select.where("account", "=", query.account);
	if (query.state !== undefined) select = select.where("state", "in", storedStates(query.state));
	if (query.before !== undefined) {
		const [at = "", id = ""] = query.before.split(".");
		select = select.where((where) =>
			where.or([
				where("created_at", "<", Number(at)),
				where.and([where("created_at", "=", Number(at)), where("id", "<", id)]),
			]),
		);
	}
	const rows = await select.execute();
	const page = rows.slice(0, query.limit);
	const last = page.at(-1);
	return {
		requests: page.map(loginRequestOf),
		...(rows.length > page.length && last && { next: `${last.created_at}.${last.id}` }),
	};
}

function storedStates(shown: NonNullable<QueryOf<List>["state"]>): LoginState[] {
	if (shown === "settled") return ["approved", "collected", "denied", "expired", "cancelled"];
	return shown === "approved" ? ["approved", "collected"] : [shown];
}
