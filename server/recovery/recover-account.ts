import { endLinks } from "../accounts/end-links.ts";
import { revokeAccess } from "../accounts/revoke-access.ts";
import { appendEntry } from "../audit/append-entry.ts";
import type { EventHub } from "../events/event-hub.ts";
import type { StreamRegister } from "../events/stream-register.ts";
import type { QueueNotice } from "../notices/queue-notice.ts";
import type { AfterCommit, Transaction } from "../storage/group-commit.ts";
import type { InviteRow } from "../storage/schema.ts";

export interface RecoveryParts {
	readonly hub: EventHub;
	readonly streams: StreamRegister;
	readonly queueNotice: QueueNotice;
}

export interface Recovery {
	account: { id: string; name: string };
	link: InviteRow;
	now: number;
}

/**
 * What the use of a recovery link does, in the transaction that registers the new passkey: everything that could act
 * for the account ends, what waits for it is withdrawn, and it stays visible.
 */
export async function recoverAccount(
	trx: Transaction,
	afterCommit: AfterCommit,
	parts: RecoveryParts,
	{ account, link, now }: Recovery,
): Promise<void> {
	const { id } = account;
	await revokeAccess(trx, afterCommit, parts, { userId: id, now });
	await endLinks(trx, id, { now, by: link.kind });
	if (link.keeps_passkeys === 0) await trx.deleteFrom("webauthn_credential").where("user_id", "=", id).execute();
	await trx.updateTable("account").set({ recovered_at: now }).where("id", "=", id).execute();
	const by = await makerOf(trx, link);
	await appendEntry(trx, {
		action: "account-recovered",
		at: now,
		accountId: id,
		personal: { account: account.name, by, keys: link.keeps_passkeys === 1 ? "kept" : "ended" },
	});
	await parts.queueNotice(trx, afterCommit, { kind: "account-recovered", userId: id, account: account.name, by });
}

async function makerOf(trx: Transaction, link: InviteRow): Promise<string> {
	if (link.created_by === null) return "the server's own machine";
	const maker = await trx.selectFrom("account").select("name").where("id", "=", link.created_by).executeTakeFirst();
	return maker?.name ?? "an administrator";
}
