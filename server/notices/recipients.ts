import type { Transaction } from "../storage/group-commit.ts";
import type { Notice } from "./notice.ts";

/** The accounts that a notice goes to by mail: whom it concerns, and administrators where they have to know. */
export async function mailRecipients(trx: Transaction, notice: Notice): Promise<string[]> {
	const own = "userId" in notice ? notice.userId : undefined;
	const administrators = notice.kind === "login-reported" || notice.kind === "account-recovered";
	const rows = await trx
		.selectFrom("account")
		.select("id")
		.where("email", "is not", null)
		.where("removed_at", "is", null)
		.where("disabled_at", "is", null)
		.where((where) =>
			where.or([
				...(own === undefined ? [] : [where("id", "=", own)]),
				...(administrators ? [where("roles_json", "like", '%"admin"%')] : []),
			]),
		)
		.orderBy("id")
		.execute();
	return rows.map(({ id }) => id);
}
