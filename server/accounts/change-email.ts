import { appendEntry } from "../audit/append-entry.ts";
import type { SignedIn } from "../sessions/web-sessions.ts";
import type { Storage } from "../storage/storage.ts";

/**
 * Sets where notices to the caller's account go by mail; empty for nowhere. Audited, though without the address,
 * because whoever took a session over would divert them first.
 */
export function changeEmail(storage: Storage, { account }: SignedIn, email: string): Promise<void> {
	return storage.write(async (trx) => {
		const wanted = email === "" ? null : email;
		const { numUpdatedRows } = await trx
			.updateTable("account")
			.set({ email: wanted })
			.where("id", "=", account.id)
			.where("email", "is distinct from", wanted)
			.executeTakeFirst();
		if (numUpdatedRows === 0n) return;
		await appendEntry(trx, {
			action: "account-changed",
			at: storage.clock(),
			accountId: account.id,
			personal: { name: account.name, email: wanted === null ? "none" : "set", by: account.name },
		});
	});
}
