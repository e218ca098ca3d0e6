import type { ChangeAccount, ManagedAccount } from "../../contract/account.ts";
import { appendEntry } from "../audit/append-entry.ts";
import type { EventHub } from "../events/event-hub.ts";
import type { StreamRegister } from "../events/stream-register.ts";
import type { SignedIn } from "../sessions/web-sessions.ts";
import type { AfterCommit, Transaction } from "../storage/group-commit.ts";
import type { Storage } from "../storage/storage.ts";
import { requireAdministrator, requireSomeAdministrator } from "./administrators.ts";
import { confirmEmail, isSettled } from "./change-email.ts";
import { endLinks } from "./end-links.ts";
import { managedAccount } from "./managed-accounts.ts";
import { revokeAccess } from "./revoke-access.ts";

export interface AccountParts {
	readonly storage: Storage;
	readonly hub: EventHub;
	readonly streams: StreamRegister;
}

/**
 * Changes roles, confirms an e-mail address, or switches an account off or on. What the account loses it loses in the same transaction.
 * @throws Problem `not-found`, `last-administrator`, `email-taken`, `forbidden` where the caller is no administrator any more
 */
export function changeAccount(
	parts: AccountParts,
	caller: SignedIn,
	idOrName: string,
	wish: ChangeAccount,
): Promise<ManagedAccount> {
	return parts.storage.write(async (trx, afterCommit) => {
		const now = parts.storage.clock();
		await requireAdministrator(trx, caller.account.id);
		const before = await managedAccount(trx, idOrName);
		const after = { ...before, roles: wish.roles ?? before.roles, disabled: wish.disabled ?? before.disabled };
		const { email } = wish;
		const confirms = email !== undefined && !isSettled(before, email);
		const changed = { ...changesOf(before, after), ...(confirms && { email: email || "none" }) };
		if (Object.keys(changed).length === 0) return before;
		await trx
			.updateTable("account")
			.set({
				roles_json: JSON.stringify(after.roles),
				...(changed.disabled && { disabled_at: after.disabled ? now : null }),
			})
			.where("id", "=", before.id)
			.execute();
		if (confirms) await confirmEmail(trx, before.id, email);
		await requireSomeAdministrator(trx);
		const personal = { name: before.name, ...changed, by: caller.account.name };
		await appendEntry(trx, { action: "account-changed", at: now, accountId: before.id, personal });
		await takeAway(trx, afterCommit, parts, { before, after, now, by: caller.account.name });
		return managedAccount(trx, before.id);
	});
}

/** What differs, in the words of the audit log. */
function changesOf(before: ManagedAccount, after: ManagedAccount): { roles?: string; disabled?: string } {
	return {
		...(after.roles.join() !== before.roles.join() && { roles: after.roles.join() || "none" }),
		...(after.disabled !== before.disabled && { disabled: after.disabled ? "yes" : "no" }),
	};
}

async function takeAway(
	trx: Transaction,
	afterCommit: AfterCommit,
	parts: AccountParts,
	{ before, after, now, by }: { before: ManagedAccount; after: ManagedAccount; now: number; by: string },
): Promise<void> {
	const switched = after.disabled !== before.disabled;
	const demoted = before.roles.includes("admin") && !after.roles.includes("admin");
	if (demoted) afterCommit(() => parts.streams.closeWhere(({ all, accountId }) => all && accountId === before.id));
	if (demoted || (switched && after.disabled)) await endLinks(trx, before.id, { now, by });
	// Switched on, too: what was begun before and finished only after it was switched off must not come to life.
	if (switched) await revokeAccess(trx, afterCommit, parts, { userId: before.id, now });
}
