import { type AdapterPayload, errors } from "oidc-provider";
import { builtOnce } from "../../storage/built-once.ts";
import type { Storage } from "../../storage/storage.ts";
import { hashedId } from "./hashed-id.ts";

export interface NewRecord {
	readonly id: string;
	readonly payload: AdapterPayload;
	readonly seconds: number;
}

interface Changing {
	payload_json: string;
	client_id: string | null;
	user_id: string | null;
	grant_id: string | null;
	uid_hash: string | null;
	user_code_hash: string | null;
	expires_at: number;
}

const changing = (slot: Changing): Changing => ({
	payload_json: slot.payload_json,
	client_id: slot.client_id,
	user_id: slot.user_id,
	grant_id: slot.grant_id,
	uid_hash: slot.uid_hash,
	user_code_hash: slot.user_code_hash,
	expires_at: slot.expires_at,
});

const inserts = (once: boolean) =>
	builtOnce((db, slot: Changing & { model: string; id_hash: string }) =>
		db
			.insertInto("oidc_record")
			.values({ ...changing(slot), model: slot.model, id_hash: slot.id_hash, consumed_at: null })
			.onConflict((conflict) => {
				const same = conflict.columns(["model", "id_hash"]);
				return once ? same.doNothing() : same.doUpdateSet(changing(slot));
			}),
	);

const store = inserts(false);
/** A proof that was seen before was looked for and not found a moment ago: it came twice at once. */
const storeOnce = inserts(true);

const forget = builtOnce((db, slot: { now: number }) =>
	db.deleteFrom("oidc_record").where("expires_at", "<=", slot.now),
);

/** Milliseconds in which what has expired may stay; nobody finds it any more. */
const sweeping = 30_000;

/** Stores something, or what has become of it; what is used up stays used up. What has expired goes by the way. */
export function recordStore(storage: Storage, model: string): (record: NewRecord) => Promise<void> {
	let swept = Number.NEGATIVE_INFINITY;
	return ({ id, payload, seconds }) =>
		storage.write(async (trx) => {
			const now = storage.clock();
			if (Math.abs(now - swept) >= sweeping) {
				swept = now;
				await forget(trx, { now });
			}
			const { numAffectedRows } = await (model === "ReplayDetection" ? storeOnce : store)(trx, {
				model,
				id_hash: hashedId(model, id),
				payload_json: JSON.stringify(keptOf(model, payload)),
				client_id: payload.clientId ?? null,
				user_id: payload.accountId ?? null,
				grant_id: payload.grantId ?? null,
				uid_hash: payload.uid === undefined ? null : hashedId(model, payload.uid),
				user_code_hash: payload.userCode === undefined ? null : hashedId(model, payload.userCode),
				expires_at: now + seconds * 1000,
			});
			if (numAffectedRows === 0n) throw new errors.InvalidRequest("a proof was used twice");
		});
}

/**
 * A device's code is found again by what its user typed, and has to know its own id then; of everything else the id
 * is not kept, nor of the session that an interaction began in. Whether it is consumed has a column of its own.
 */
function keptOf(model: string, payload: AdapterPayload): AdapterPayload {
	const { jti, consumed: _, session, ...kept } = payload;
	return {
		...kept,
		...(model === "DeviceCode" && jti !== undefined && { jti }),
		...(session && { session: { ...session, cookie: "" } }),
	};
}
