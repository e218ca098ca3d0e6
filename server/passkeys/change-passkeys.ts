import type { Passkey } from "../../contract/account.ts";
import { Problem } from "../../contract/problem.ts";
import { passkeyOf } from "../accounts/account-view.ts";
import type { Approver } from "../approver.ts";
import { appendEntry } from "../audit/append-entry.ts";
import type { Storage } from "../storage/storage.ts";
import { type NamedPasskey, ownPasskey } from "./own-passkeys.ts";
import { spendProof } from "./proofs.ts";

/**
 * Gives one of the caller's own passkeys another name. An app needs a proof for it; one that is handed in is used up.
 * @throws Problem `not-found`, `token-refused`
 */
export function renamePasskey(
	storage: Storage,
	caller: Approver,
	named: NamedPasskey,
	{ name, proof }: { name: string; proof?: string | undefined },
): Promise<Passkey> {
	return storage.write(async (trx) => {
		if (proof !== undefined) await spendProof(trx, caller, proof);
		else if (caller.sessionHash === undefined) throw new Problem("token-refused");
		const now = storage.clock();
		const row = await ownPasskey(trx, caller, named);
		if (row.name === name) return passkeyOf(row);
		await trx.updateTable("webauthn_credential").set({ name, last_updated_at: now }).where("id", "=", row.id).execute();
		await appendEntry(trx, {
			action: "passkey-renamed",
			at: now,
			accountId: row.user_id,
			personal: { name, before: row.name, credential: row.credential_id },
		});
		return passkeyOf({ ...row, name });
	});
}

/**
 * Removes one of the caller's own passkeys. A proof is used up only where the passkey goes.
 * @throws Problem `not-found`, `token-refused`, `last-passkey`
 */
export function removePasskey(storage: Storage, caller: Approver, named: NamedPasskey, proof: string): Promise<void> {
	return storage.write(async (trx) => {
		await spendProof(trx, caller, proof);
		const row = await ownPasskey(trx, caller, named);
		await trx.deleteFrom("webauthn_credential").where("id", "=", row.id).execute();
		const other = await trx
			.selectFrom("webauthn_credential")
			.select("id")
			.where("user_id", "=", row.user_id)
			.limit(1)
			.executeTakeFirst();
		if (!other) throw new Problem("last-passkey");
		await appendEntry(trx, {
			action: "passkey-removed",
			at: storage.clock(),
			accountId: row.user_id,
			personal: { name: row.name, credential: row.credential_id, aaguid: row.aaguid },
		});
	});
}
