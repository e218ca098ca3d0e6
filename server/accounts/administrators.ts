import { Problem } from "../../contract/problem.ts";
import type { SignedIn } from "../sessions/web-sessions.ts";
import type { Transaction } from "../storage/group-commit.ts";

function administrators(trx: Transaction) {
	return trx
		.selectFrom("account")
		.select("id")
		.where("roles_json", "like", '%"admin"%')
		.where("removed_at", "is", null)
		.where("disabled_at", "is", null)
		.limit(1);
}

/** Once more inside the transaction, because two administrators may take each other's role at the same moment. */
export async function requireAdministrator(trx: Transaction, userId: string): Promise<void> {
	const found = await administrators(trx).where("id", "=", userId).executeTakeFirst();
	if (!found) throw new Problem("forbidden");
}

/** Asked after a change, whose transaction it takes back. @throws Problem `last-administrator` */
export async function requireSomeAdministrator(trx: Transaction): Promise<void> {
	if (!(await administrators(trx).executeTakeFirst())) throw new Problem("last-administrator");
}

/** Who administers: somebody in a web session, or whoever owns the data directory. */
export type Administrating = SignedIn | "local";

/**
 * @returns who it was, in the words of the audit log
 * @throws Problem `forbidden` where somebody is no administrator any more
 */
export async function requireAdministrating(
	trx: Transaction,
	administrating: Administrating,
): Promise<{ readonly by?: string }> {
	if (administrating === "local") return {};
	await requireAdministrator(trx, administrating.account.id);
	return { by: administrating.account.name };
}
