import type { Transaction } from "../storage/group-commit.ts";
import type { Notice } from "./notice.ts";

/** Anybody may ask for a login, and so make this server write to somebody: so often an hour at the most. */
const unansweredAnHour = 6;

/** The accounts that a notice goes to by mail: whom it concerns, and administrators where they have to know. */
export async function mailRecipients(trx: Transaction, notice: Notice, at: number): Promise<string[]> {
	if (notice.kind === "login-unanswered" && (await mailedEnough(trx, notice.userId, at))) return [];
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

async function mailedEnough(trx: Transaction, userId: string, at: number): Promise<boolean> {
	const { mails } = await trx
		.selectFrom("delivery")
		.select((of) => of.fn.countAll<number>().as("mails"))
		.where("by", "=", "mail")
		.where("user_id", "=", userId)
		.where("notice", "=", "login-unanswered")
		.where("created_at", ">", at - 3_600_000)
		.executeTakeFirstOrThrow();
	return mails >= unansweredAnHour;
}
