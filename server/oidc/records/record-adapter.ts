import type { Adapter } from "oidc-provider";
import type { Storage } from "../../storage/storage.ts";
import { lifetimes } from "../lifetimes.ts";
import { consumeRecord } from "./consume-record.ts";
import { findRecord } from "./find-record.ts";
import { hashedId } from "./hashed-id.ts";
import { storeRecord } from "./store-record.ts";

/**
 * Where the provider keeps what it hands out, one kind ("model") of it. The provider itself asks only whether a code
 * was consumed and consumes it then, so that whether it is consumed once is decided here.
 */
export function recordAdapter(storage: Storage, model: string): Adapter {
	const remove = async (column: "grant_id" | "id_hash", value: string) => {
		await storage.write((trx) =>
			trx.deleteFrom("oidc_record").where("model", "=", model).where(column, "=", value).execute(),
		);
	};
	return {
		upsert: (id, payload, seconds = lifetimes.grant) => storeRecord(storage, { model, id, payload, seconds }),
		find: (id) => findRecord(storage, model, "id_hash", id),
		findByUid: (uid) => findRecord(storage, model, "uid_hash", uid),
		findByUserCode: (code) => findRecord(storage, model, "user_code_hash", code),
		consume: (id) => consumeRecord(storage, model, id),
		destroy: (id) => remove("id_hash", hashedId(model, id)),
		revokeByGrantId: (grantId) => remove("grant_id", grantId),
	};
}
