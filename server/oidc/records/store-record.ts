import { type AdapterPayload, errors } from "oidc-provider";
import type { Storage } from "../../storage/storage.ts";
import { hashedId } from "./hashed-id.ts";

export interface NewRecord {
	readonly model: string;
	readonly id: string;
	readonly payload: AdapterPayload;
	readonly seconds: number;
}

/** Stores something, or what has become of it; what is used up stays used up. What has expired goes by the way. */
export async function storeRecord(storage: Storage, { model, id, payload, seconds }: NewRecord): Promise<void> {
	await storage.write(async (trx) => {
		const now = storage.clock();
		await trx.deleteFrom("oidc_record").where("expires_at", "<=", now).execute();
		const changing = {
			payload_json: JSON.stringify(keptOf(model, payload)),
			client_id: payload.clientId ?? null,
			user_id: payload.accountId ?? null,
			grant_id: payload.grantId ?? null,
			uid_hash: payload.uid === undefined ? null : hashedId(model, payload.uid),
			user_code_hash: payload.userCode === undefined ? null : hashedId(model, payload.userCode),
			expires_at: now + seconds * 1000,
		};
		const stored = await trx
			.insertInto("oidc_record")
			.values({ ...changing, model, id_hash: hashedId(model, id), consumed_at: null })
			.onConflict((conflict) => {
				const same = conflict.columns(["model", "id_hash"]);
				// A proof that was seen before was looked for and not found a moment ago: it came twice at once.
				return model === "ReplayDetection" ? same.doNothing() : same.doUpdateSet(changing);
			})
			.executeTakeFirst();
		if (stored.numInsertedOrUpdatedRows === 0n) throw new errors.InvalidRequest("a proof was used twice");
	});
}

/**
 * A device's code is found again by what its user typed, and has to know its own id then; of everything else the id
 * is not kept. Nor is the session that an interaction began in: the provider would end the interaction with it, and
 * somebody else may log in meanwhile in the same browser. Whether it is consumed has a column of its own.
 */
function keptOf(model: string, payload: AdapterPayload): AdapterPayload {
	const { jti, consumed: _, session: __, ...kept } = payload;
	return {
		...kept,
		...(model === "DeviceCode" && jti !== undefined && { jti }),
	};
}
