import type { AdapterPayload } from "oidc-provider";
import { databaseNow } from "../../storage/sqlite.ts";
import type { Storage } from "../../storage/storage.ts";
import { hashedId } from "./hashed-id.ts";

/** What was stored under an id, or under the other name of a session or a device's code, while it has not expired. */
export async function findRecord(
	storage: Storage,
	model: string,
	column: "id_hash" | "uid_hash" | "user_code_hash",
	id: string,
): Promise<AdapterPayload | undefined> {
	const row = await storage.db
		.selectFrom("oidc_record")
		.select(["payload_json", "consumed_at"])
		.where("model", "=", model)
		.where(column, "=", hashedId(model, id))
		.where("expires_at", ">", databaseNow)
		.executeTakeFirst();
	if (!row) return undefined;
	const payload: AdapterPayload = JSON.parse(row.payload_json);
	return {
		...payload,
		...(column === "id_hash" && { jti: id }),
		...(row.consumed_at !== null && { consumed: Math.floor(row.consumed_at / 1000) }),
	};
}
