import type { Adapter } from "oidc-provider";
import { builtOnce } from "../../storage/built-once.ts";
import type { Storage } from "../../storage/storage.ts";
import { clientMetadata } from "./client-metadata.ts";

const find = builtOnce((db, slot: { id: string }) =>
	db.selectFrom("oidc_client").selectAll().where("id", "=", slot.id),
);

/** The provider reads clients and writes none: they are made by whoever administers the server. */
export function clientAdapter({ db }: Pick<Storage, "db">): Adapter {
	const nothing = async () => undefined;
	return {
		async find(id) {
			const { rows } = await find(db, { id });
			return rows[0] && clientMetadata(rows[0]);
		},
		upsert: nothing,
		findByUid: nothing,
		findByUserCode: nothing,
		consume: nothing,
		destroy: nothing,
		revokeByGrantId: nothing,
	};
}
