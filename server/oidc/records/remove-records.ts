import { statement } from "../../storage/statement.ts";
import type { Storage } from "../../storage/storage.ts";
import { writeForCall } from "./call-writes.ts";

type Column = "grant_id" | "id_hash";

const removeBy = (column: Column) =>
	statement((db, slot: { model: string; value: string }) =>
		db.deleteFrom("oidc_record").where("model", "=", slot.model).where(column, "=", slot.value),
	);

const removes = { grant_id: removeBy("grant_id"), id_hash: removeBy("id_hash") };

/** Takes back one record of a kind, or all that were given under a grant. */
export function removeRecords(storage: Storage, model: string, column: Column, value: string): Promise<void> {
	return writeForCall(storage, async (trx) => void (await removes[column].run(trx, { model, value })));
}
