import { errors } from "oidc-provider";
import { builtOnce } from "../../storage/built-once.ts";
import { databaseNow } from "../../storage/sqlite.ts";
import type { Storage } from "../../storage/storage.ts";
import { writeForCall } from "./call-writes.ts";
import { hashedId } from "./hashed-id.ts";

const consume = builtOnce((db, slot: { model: string; hash: string; now: number }) =>
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
		const { numAffectedRows } = await consume(trx, { model, hash: hashedId(model, id), now: storage.clock() });
		if (numAffectedRows !== 1n) throw new errors.InvalidGrant("already consumed");
	});
}
