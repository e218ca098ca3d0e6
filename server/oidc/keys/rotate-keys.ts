import { appendEntry } from "../../audit/append-entry.ts";
import type { Storage } from "../../storage/storage.ts";
import { replaceCookieKey } from "./cookie-keys.ts";
import { newSigningKeys, replaceSigningKeys } from "./signing-keys.ts";

/**
 * Has the provider sign with new keys from now on, tokens and cookies alike. The old ones stay published, and their
 * cookies good, until what they signed has ended. A running provider notices at its next call.
 */
export async function rotateKeys(storage: Storage): Promise<void> {
	const made = await newSigningKeys();
	await storage.write(async (trx) => {
		const now = storage.clock();
		await replaceSigningKeys(trx, made, now);
		await replaceCookieKey(trx, now);
		const personal = { keys: made.map(({ alg, id }) => `${alg} ${id}`).join(", ") };
		await appendEntry(trx, { action: "provider-keys-changed", at: now, personal });
	});
}
