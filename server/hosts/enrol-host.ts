import { Problem } from "../../contract/problem.ts";
import { appendEntry } from "../audit/append-entry.ts";
import { hashOf } from "../secret.ts";
import { databaseNow } from "../storage/sqlite.ts";
import type { Storage } from "../storage/storage.ts";

export interface Enrolment {
	readonly code: string;
	/** Of the key that the host has just proven. */
	readonly thumbprint: string;
	readonly address: string;
}

/**
 * Registers a host's key, once for each code.
 * @throws Problem `code-ended`, alike for used, replaced, expired and unknown codes; `key-in-use` for a host's key
 */
export function enrolHost(storage: Storage, { code, thumbprint, address }: Enrolment): Promise<{ name: string }> {
	return storage.write(async (trx) => {
		const now = storage.clock();
		const host = await trx
			.selectFrom("host")
			.select(["id", "name"])
			.where("code_hash", "=", hashOf(code))
			.where("code_expires_at", ">", databaseNow)
			.executeTakeFirst();
		if (!host) throw new Problem("code-ended");
		const other = await trx.selectFrom("host").select("id").where("key_thumbprint", "=", thumbprint).executeTakeFirst();
		if (other) throw new Problem("key-in-use");
		await trx
			.updateTable("host")
			.set({ code_hash: null, code_expires_at: null, key_thumbprint: thumbprint, enrolled_at: now })
			.where("id", "=", host.id)
			.execute();
		await appendEntry(trx, { action: "host-enrolled", at: now, personal: { name: host.name, address } });
		return { name: host.name };
	});
}
