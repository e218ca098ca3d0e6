import { statement } from "../../storage/statement.ts";
import type { Storage } from "../../storage/storage.ts";
import { writeForCall } from "./call-writes.ts";
import { hashedId } from "./hashed-id.ts";

const end = statement((db, slot: { hash: string }) =>
	db.deleteFrom("oidc_record").where("model", "=", "Session").where("uid_hash", "=", slot.hash),
);

/** Ends a session of the provider, by the name that others know it by. */
export async function endSession(storage: Storage, uid: string): Promise<void> {
	await writeForCall(storage, async (trx) => void (await end.run(trx, { hash: hashedId("Session", uid) })));
}
