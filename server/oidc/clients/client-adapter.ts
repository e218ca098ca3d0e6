import type { Adapter } from "oidc-provider";
import type { Storage } from "../../storage/storage.ts";
import { clientMetadata } from "./client-metadata.ts";

/** The provider reads clients and writes none: they are made by whoever administers the server. */
export function clientAdapter({ db }: Pick<Storage, "db">): Adapter {
	const nothing = async () => undefined;
	return {
		async find(id) {
			const row = await db.selectFrom("oidc_client").selectAll().where("id", "=", id).executeTakeFirst();
			return row && clientMetadata(row);
		},
		upsert: nothing,
		findByUid: nothing,
		findByUserCode: nothing,
		consume: nothing,
		destroy: nothing,
		revokeByGrantId: nothing,
	};
}
