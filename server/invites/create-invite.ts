import type { CreatedInvite, NewInvite } from "../../contract/invite.ts";
import { requireAdministrator } from "../accounts/administrators.ts";
import { appendEntry } from "../audit/append-entry.ts";
import { instant } from "../instant.ts";
import type { Storage } from "../storage/storage.ts";
import { linkUrl, storeLink } from "./links.ts";

/** @param by the administrator who asks; absent where it is asked for on the server's own machine */
export function createInvite(
	storage: Storage,
	origin: string,
	wish: NewInvite,
	by?: { id: string; name: string },
): Promise<CreatedInvite> {
	return storage.write(async (trx) => {
		if (by) await requireAdministrator(trx, by.id);
		const now = storage.clock();
		const { roles = [], hours = 24 } = wish;
		const link = await storeLink(trx, { kind: "invite", roles, hours, createdBy: by?.id, now });
		await appendEntry(trx, { action: "invite-created", at: now, accountId: by?.id, personal: { by: by?.name } });
		return {
			id: link.id,
			url: linkUrl(origin, link.secret),
			expiresAt: instant(link.expiresAt),
		};
	});
}
