import type { LookedUpLink } from "../../contract/invite.ts";
import type { Storage } from "../storage/storage.ts";
import { openLink } from "./links.ts";

/** What a link is for. @throws Problem `link-ended` */
export async function lookUpLink(storage: Storage, secret: string): Promise<LookedUpLink> {
	const link = await openLink(storage.db, secret);
	const account =
		link.recovers_user_id === null
			? undefined
			: await storage.db
					.selectFrom("account")
					.select("name")
					.where("id", "=", link.recovers_user_id)
					.executeTakeFirstOrThrow();
	return { kind: link.kind, keepsPasskeys: link.keeps_passkeys === 1, ...(account && { account: account.name }) };
}
