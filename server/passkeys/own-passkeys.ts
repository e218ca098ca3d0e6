import type { Passkey } from "../../contract/account.ts";
import { Problem } from "../../contract/problem.ts";
import { passkeyOf } from "../accounts/account-view.ts";
import { type Approver, mayAdminister } from "../approver.ts";
import type { Transaction } from "../storage/group-commit.ts";
import type { CredentialRow } from "../storage/schema.ts";
import type { Storage } from "../storage/storage.ts";

/** One's own passkeys, oldest first; for administrators in a web session anybody's. Anything else is `not-found`. */
export async function listPasskeys(storage: Storage, caller: Approver, idOrName: string): Promise<Passkey[]> {
	const account = await storage.db
		.selectFrom("account")
		.select("id")
		.where((where) => where.or([where("id", "=", idOrName), where("name", "=", idOrName)]))
		.where("removed_at", "is", null)
		.executeTakeFirst();
	if (!account || (account.id !== caller.account.id && !mayAdminister(caller))) throw new Problem("not-found");
	const rows = await storage.db
		.selectFrom("webauthn_credential")
		.selectAll()
		.where("user_id", "=", account.id)
		.orderBy("id")
		.execute();
	return rows.map(passkeyOf);
}

/** Which passkey of which account a call names. */
export interface NamedPasskey {
	readonly userId: string;
	readonly id: string;
}

/** A passkey of the caller's own. Anybody else's is `not-found`, for administrators too. */
export async function ownPasskey(trx: Transaction, caller: Approver, named: NamedPasskey): Promise<CredentialRow> {
	const own = named.userId === caller.account.id || named.userId === caller.account.name;
	const row = await trx
		.selectFrom("webauthn_credential")
		.selectAll()
		.where("credential_id", "=", named.id)
		.where("user_id", "=", caller.account.id)
		.executeTakeFirst();
	if (!own || !row) throw new Problem("not-found");
	return row;
}
