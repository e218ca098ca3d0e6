import { appendEntry } from "../audit/append-entry.ts";
import type { SignedIn } from "../sessions/web-sessions.ts";
import { requireAdministrator, requireSomeAdministrator } from "./administrators.ts";
import type { AccountParts } from "./change-account.ts";
import { endLinks } from "./end-links.ts";
import { managedAccount } from "./managed-accounts.ts";
import { revokeAccess } from "./revoke-access.ts";

/**
 * Removes an account. Its row stays, so that its name is never given again; its passkeys and address go.
 * @throws Problem `not-found`, `last-administrator`, `forbidden` where the caller is no administrator any more
 */
export function removeAccount(parts: AccountParts, caller: SignedIn, idOrName: string): Promise<void> {
	return parts.storage.write(async (trx, afterCommit) => {
		const now = parts.storage.clock();
		await requireAdministrator(trx, caller.account.id);
		const { id, name } = await managedAccount(trx, idOrName);
		await trx
			.updateTable("account")
			.set({ removed_at: now, email: null, email_verified: 0 })
			.where("id", "=", id)
			.execute();
		await requireSomeAdministrator(trx);
		await appendEntry(trx, {
			action: "account-removed",
			at: now,
			accountId: id,
			personal: { name, by: caller.account.name },
		});
		await endLinks(trx, id, { now, by: caller.account.name });
		await revokeAccess(trx, afterCommit, parts, { userId: id, now });
		await trx.deleteFrom("webauthn_credential").where("user_id", "=", id).execute();
		await trx.deleteFrom("account_group").where("user_id", "=", id).execute();
		await trx.deleteFrom("quieted").where("user_id", "=", id).execute();
	});
}
