import { errors } from "oidc-provider";
import { databaseNow } from "../../storage/sqlite.ts";
import type { Storage } from "../../storage/storage.ts";
import { hashedId } from "./hashed-id.ts";

/**
 * Uses a code or a token up: a compare-and-set, so that of any number of redemptions at once one succeeds (RFC 6749,
 * section 4.1.2; RFC 9700, section 4.14.2).
 * @throws InvalidGrant for all the others
 */
export async function consumeRecord(storage: Storage, model: string, id: string): Promise<void> {
	const { numUpdatedRows } = await storage.write((trx) =>
		trx
			.updateTable("oidc_record")
			.set({ consumed_at: storage.clock() })
			.where("model", "=", model)
			.where("id_hash", "=", hashedId(model, id))
			.where("consumed_at", "is", null)
			.where("expires_at", ">", databaseNow)
			.executeTakeFirstOrThrow(),
	);
	if (numUpdatedRows === 0n) throw new errors.InvalidGrant("already consumed");
}
