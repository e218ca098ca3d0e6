import type { Adapter } from "oidc-provider";
import type { Storage } from "../../storage/storage.ts";
import { lifetimes } from "../lifetimes.ts";
import { consumeRecord } from "./consume-record.ts";
import { findRecord } from "./find-record.ts";
import { hashedId } from "./hashed-id.ts";
import { pollPace } from "./poll-pace.ts";
import { removeRecords } from "./remove-records.ts";
import { recordStore, seenOnceStore } from "./store-record.ts";

/** What clients ask after again and again, and nobody else does under its id. */
const waitedFor = new Set(["DeviceCode", "BackchannelAuthenticationRequest"]);

/**
 * Where the provider keeps what it hands out, one kind ("model") of it. The provider itself asks only whether a code
 * was consumed and consumes it then, so that whether it is consumed once is decided here.
 */
export function recordAdapter(storage: Storage, model: string): Adapter {
	const keepPace = waitedFor.has(model) ? pollPace() : undefined;
	const store = (model === "ReplayDetection" ? seenOnceStore : recordStore)(storage, model);
	return {
		upsert: (id, payload, seconds = lifetimes.grant) => store({ id, payload, seconds }),
		find: async (id) => {
			await keepPace?.(id);
			return findRecord(storage, model, "id_hash", id);
		},
		findByUid: (uid) => findRecord(storage, model, "uid_hash", uid),
		findByUserCode: (code) => findRecord(storage, model, "user_code_hash", code),
		consume: (id) => consumeRecord(storage, model, id),
		destroy: (id) => removeRecords(storage, model, "id_hash", hashedId(model, id)),
		revokeByGrantId: (grantId) => removeRecords(storage, model, "grant_id", grantId),
	};
}
