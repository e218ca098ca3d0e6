import type { PairingWish, StartPairing } from "../../contract/pairing.ts";
import { Problem } from "../../contract/problem.ts";
import { instant } from "../instant.ts";
import { hashOf, newSecret } from "../secret.ts";
import { databaseNow } from "../storage/sqlite.ts";
import type { Storage } from "../storage/storage.ts";

/** How long a person may take to grant a pairing in the browser. */
const wishLifetime = 10 * 60_000;

/** Keeps what an app asks for, under the secret of the page where the person grants it. */
export async function storeWish(
	storage: Storage,
	wish: StartPairing,
	keyThumbprint: string,
): Promise<{ secret: string; expiresAt: string }> {
	const secret = newSecret();
	const expiresAt = storage.clock() + wishLifetime;
	await storage.write(async (trx) => {
		await trx.deleteFrom("pairing_wish").where("expires_at", "<=", databaseNow).execute();
		await trx
			.insertInto("pairing_wish")
			.values({
				secret_hash: hashOf(secret),
				name: wish.name,
				key_thumbprint: keyThumbprint,
				code_challenge: wish.codeChallenge,
				redirect_uri: wish.redirectUri,
				expires_at: expiresAt,
			})
			.execute();
	});
	return { secret, expiresAt: instant(expiresAt) };
}

/**
 * A wish that waits to be granted.
 * @throws Problem `link-ended`, alike for granted, expired and unknown ones
 */
export async function openWish(storage: Storage, secret: string): Promise<PairingWish> {
	const row = await storage.db
		.selectFrom("pairing_wish")
		.select(["name", "key_thumbprint", "expires_at"])
		.where("secret_hash", "=", hashOf(secret))
		.where("user_id", "is", null)
		.where("expires_at", ">", databaseNow)
		.executeTakeFirst();
	if (!row) throw new Problem("link-ended");
	return {
		name: row.name,
		keyThumbprint: row.key_thumbprint,
		expiresAt: instant(row.expires_at),
	};
}
