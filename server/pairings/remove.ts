import { Problem } from "../../contract/problem.ts";
import { requireAdministrator } from "../accounts/administrators.ts";
import { type Approver, isAdmin } from "../approver.ts";
import { appendEntry } from "../audit/append-entry.ts";
import type { StreamRegister } from "../events/stream-register.ts";
import type { Storage } from "../storage/storage.ts";

/**
 * Ends a pairing: its owner from a web session, an administrator from one, or the app itself. Its open stream closes
 * at once, and every later call with its token is refused.
 * @throws Problem `not-found`
 */
export async function removePairing(
	storage: Storage,
	streams: StreamRegister,
	caller: Approver,
	id: string,
): Promise<void> {
	await storage.write(async (trx, afterCommit) => {
		const row = await trx.selectFrom("pairing").selectAll().where("id", "=", id).executeTakeFirst();
		if (!row || !mayRemove(caller, row)) throw new Problem("not-found");
		if (row.user_id !== caller.account.id) await requireAdministrator(trx, caller.account.id);
		await trx.deleteFrom("ceremony_ticket").where("pairing_id", "=", id).execute();
		await trx.deleteFrom("proof").where("held_by", "=", `pairing ${id}`).execute();
		await trx.deleteFrom("pairing").where("id", "=", id).execute();
		await appendEntry(trx, {
			action: "pairing-removed",
			at: storage.clock(),
			accountId: row.user_id,
			personal: { name: row.name, by: caller.account.name },
		});
		afterCommit(() => streams.closeWhere((stream) => stream.pairingId === id));
	});
}

function mayRemove(caller: Approver, pairing: { id: string; user_id: string }): boolean {
	if (caller.sessionHash === undefined) return caller.pairingId === pairing.id;
	return caller.account.id === pairing.user_id || isAdmin(caller);
}
