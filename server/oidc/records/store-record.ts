import { type AdapterPayload, errors } from "oidc-provider";
import type { Transaction } from "../../storage/group-commit.ts";
import { statement } from "../../storage/statement.ts";
import type { Storage } from "../../storage/storage.ts";
import { writeForCall } from "./call-writes.ts";
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

type Row = Changing & { model: string; id_hash: string };

const inserts = (once: boolean) =>
	statement((db, slot: Row) =>
		db
			.insertInto("oidc_record")
			.values({ ...changing(slot), model: slot.model, id_hash: slot.id_hash, consumed_at: null })
			.onConflict((conflict) => {
				const same = conflict.columns(["model", "id_hash"]);
				return once ? same.doNothing() : same.doUpdateSet(changing(slot));
			}),
	);

const store = inserts(false);
const storeOnce = inserts(true);

const forget = statement((db, slot: { now: number }) =>
	db.deleteFrom("oidc_record").where("expires_at", "<=", slot.now),
);

/** Milliseconds in which what has expired may stay; nobody finds it any more. */
const sweeping = 30_000;

/** Stores something, or what has become of it; what is used up stays used up. What has expired goes by the way. */
export function recordStore(storage: Storage, model: string): (record: NewRecord) => Promise<void> {
	let swept = Number.NEGATIVE_INFINITY;
	const write = async (trx: Transaction, record: NewRecord) => {
		const now = storage.clock();
		if (Math.abs(now - swept) >= sweeping) {
			swept = now;
			await forget.run(trx, { now });
		}
		await store.run(trx, rowOf(model, record, now));
	};
	return (record) => writeForCall(storage, (trx) => write(trx, record));
}

/**
 * Stores that a proof of key was seen, at once and not at the end of its call, which is not to go on with a proof that
 * was seen before: it was looked for and not found a moment ago, and so came twice at the same time.
 */
export function seenOnceStore(storage: Storage, model: string): (record: NewRecord) => Promise<void> {
	return (record) =>
		storage.write(async (trx) => {
			const now = storage.clock();
			await forget.run(trx, { now });
			const stored = await storeOnce.run(trx, rowOf(model, record, now));
			if (stored === 0) throw new errors.InvalidRequest("a proof was used twice");
		});
}

function rowOf(model: string, { id, payload, seconds }: NewRecord, now: number): Row {
	const { clientId = null, accountId = null, grantId = null, uid, userCode } = payload;
	return {
		model,
		id_hash: hashedId(model, id),
		payload_json: JSON.stringify(keptOf(model, payload)),
		client_id: clientId,
		user_id: accountId,
		grant_id: grantId,
		uid_hash: uid === undefined ? null : hashedId(model, uid),
		user_code_hash: userCode === undefined ? null : hashedId(model, userCode),
		expires_at: now + seconds * 1000,
	};
}

/**
 * A device's code is found again by what its user typed, and has to know its own id then; of everything else the id
 * is not kept. Nor is the session that an interaction began in: the provider would end the interaction with it, and
 * somebody else may log in meanwhile in the same browser. Whether it is consumed has a column of its own.
 */
function keptOf(model: string, payload: AdapterPayload): AdapterPayload {
	const { jti, consumed: _, session: __, ...kept } = payload;
	// CIBA Core 1.0, section 7.1: a client's own bearer token, which `ciba-ends.ts` keeps sealed.
	if (kept.params) kept.params = { ...kept.params, client_notification_token: undefined };
	return {
		...kept,
		...(model === "DeviceCode" && jti !== undefined && { jti }),
	};
}
