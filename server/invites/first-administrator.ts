import type { CreatedInvite } from "../../contract/invite.ts";
import { appendEntry } from "../audit/append-entry.ts";
import { instant } from "../instant.ts";
import type { Storage } from "../storage/storage.ts";
import { linkUrl, storeLink } from "./links.ts";

/**
 * The link that creates the first administrator, made anew at each start while there is none; earlier ones end.
 * @returns `undefined` once there is an administrator
 */
export function firstAdministratorLink(storage: Storage, origin: string): Promise<CreatedInvite | undefined> {
	return storage.write(async (trx) => {
		const administrator = await trx
			.selectFrom("account")
			.select("id")
			.where("roles_json", "like", '%"admin"%')
			.where("removed_at", "is", null)
			.limit(1)
			.executeTakeFirst();
		if (administrator) return undefined;
		const now = storage.clock();
		await trx
			.updateTable("invite")
			.set({ ended_at: now })
			.where("kind", "=", "first-administrator")
			.where("ended_at", "is", null)
			.execute();
		const link = await storeLink(trx, { kind: "first-administrator", roles: ["admin"], hours: 24, now });
		await appendEntry(trx, { action: "first-administrator-link", at: now, personal: {} });
		return { id: link.id, url: linkUrl(origin, link.secret), expiresAt: instant(link.expiresAt) };
	});
}
