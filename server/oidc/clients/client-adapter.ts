import type { Adapter } from "oidc-provider";
import { statement } from "../../storage/statement.ts";
import type { Storage } from "../../storage/storage.ts";
import { clientMetadata } from "./client-metadata.ts";

const find = statement((db, slot: { id: string }) =>
	db.selectFrom("oidc_client").selectAll().where("id", "=", slot.id),
);

/** The provider reads clients and writes none: they are made by whoever administers the server. */
export function clientAdapter({ db }: Pick<Storage, "db">): Adapter {
	const nothing = async () => undefined;
	return {
		async find(id) {
			const row = await find.first(db, { id });
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
