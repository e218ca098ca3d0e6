import type { Storage } from "../../storage/storage.ts";
import { groupsOf } from "./account-claims.ts";

/** Whether a client that lets in these groups lets an account in; one without any lets everybody in. */
export async function letsIn(db: Storage["db"], allowedGroups: readonly string[], accountId: string): Promise<boolean> {
	if (allowedGroups.length === 0) return true;
	const groups = await groupsOf(db, accountId);
	return groups.some((group) => allowedGroups.includes(group));
}
