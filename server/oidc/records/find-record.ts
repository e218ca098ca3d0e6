import type { AdapterPayload } from "oidc-provider";
import { databaseNow } from "../../storage/sqlite.ts";
import { statement } from "../../storage/statement.ts";
import type { Storage } from "../../storage/storage.ts";
import { beforeReading } from "./call-writes.ts";
import { hashedId } from "./hashed-id.ts";

type Column = "id_hash" | "uid_hash" | "user_code_hash";

const findBy = (column: Column) =>
	statement((db, slot: { model: string; hash: string }) =>
		db
			.selectFrom("oidc_record")
			.select(["payload_json", "consumed_at"])
			.where("model", "=", slot.model)
			.where(column, "=", slot.hash)
			.where("expires_at", ">", databaseNow),
	);

const finds = { id_hash: findBy("id_hash"), uid_hash: findBy("uid_hash"), user_code_hash: findBy("user_code_hash") };

/** What was stored under an id, or under the other name of a session or a device's code, while it has not expired. */
export async function findRecord(
	storage: Storage,
	model: string,
	column: Column,
	id: string,
): Promise<AdapterPayload | undefined> {
	await beforeReading(storage);
	const row = await finds[column].first(storage.db, { model, hash: hashedId(model, id) });
	if (!row) return undefined;
	const payload: AdapterPayload = JSON.parse(row.payload_json);
	if (column === "id_hash") payload.jti = id;
	if (row.consumed_at !== null) payload.consumed = Math.floor(row.consumed_at / 1000);
	return payload;
}
