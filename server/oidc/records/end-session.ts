import type { Storage } from "../../storage/storage.ts";
import { hashedId } from "./hashed-id.ts";

/** Ends a session of the provider, by the name that others know it by. */
export async function endSession(storage: Storage, uid: string): Promise<void> {
	await storage.write((trx) =>
		trx
			.deleteFrom("oidc_record")
			.where("model", "=", "Session")
			.where("uid_hash", "=", hashedId("Session", uid))
			.execute(),
	);
}
