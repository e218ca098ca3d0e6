import type { Pairing } from "../../contract/pairing.ts";
import { instant } from "../instant.ts";
import type { Storage } from "../storage/storage.ts";

/** Paired apps, the newest first: of one account, by its id, or of all that are not removed. */
export async function listPairings(storage: Storage, userId?: string): Promise<Pairing[]> {
	let select = storage.db
		.selectFrom("pairing")
		.innerJoin("account", "account.id", "pairing.user_id")
		.selectAll("pairing")
		.select("account.name as account")
		.orderBy("pairing.created_at", "desc");
	if (userId !== undefined) select = select.where("user_id", "=", userId);
	const rows = await select.execute();
	return rows.map((row) => ({
		id: row.id,
		account: row.account,
		name: row.name,
		createdAt: instant(row.created_at),
		...(row.last_used_at !== null && { lastUsedAt: instant(row.last_used_at) }),
		...(row.last_address !== null && { lastAddress: row.last_address }),
	}));
}
