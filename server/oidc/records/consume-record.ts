import { errors } from "oidc-provider";
import { databaseNow } from "../../storage/sqlite.ts";
import { statement } from "../../storage/statement.ts";
import type { Storage } from "../../storage/storage.ts";
import { writeForCall } from "./call-writes.ts";
import { hashedId } from "./hashed-id.ts";

const consume = statement((db, slot: { model: string; hash: string; now: number }) =>
	db
		.updateTable("oidc_record")
		.set({ consumed_at: slot.now })
		.where("model", "=", slot.model)
		.where("id_hash", "=", slot.hash)
		.where("consumed_at", "is", null)
		.where("expires_at", ">", databaseNow),
);

/**
 * Uses a code or a token up: a compare-and-set, so that of any number of redemptions at once one succeeds (RFC 6749,
 * section 4.1.2; RFC 9700, section 4.14.2).
 * @throws InvalidGrant for all the others
 */
export async function consumeRecord(storage: Storage, model: string, id: string): Promise<void> {
	await writeForCall(storage, async (trx) => {
		const used = await consume.run(trx, { model, hash: hashedId(model, id), now: storage.clock() });
		if (used !== 1) throw new errors.InvalidGrant("already consumed");
	});
}
