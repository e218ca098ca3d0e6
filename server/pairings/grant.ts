import { Problem } from "../../contract/problem.ts";
import { instant } from "../instant.ts";
import { requireCredential } from "../passkeys/require-credential.ts";
import { hashOf, newSecret } from "../secret.ts";
import { databaseNow } from "../storage/sqlite.ts";
import type { Storage } from "../storage/storage.ts";

/** The code travels through the browser's address bar, so it is short-lived, and worth nothing without the verifier. */
const codeLifetime = 60_000;

export interface Grant {
	secretHash: string;
	userId: string;
	/** The row of the passkey that granted it, which still has to be there. */
	credentialId: number;
	/** The name the person gave the device. */
	name: string;
}

/**
 * Grants a pairing to whoever has just proven a passkey; of several grants of one wish the first wins.
 * @returns where the browser goes next, with the code
 * @throws Problem `link-ended`
 */
export async function grantPairing(storage: Storage, grant: Grant): Promise<{ redirect: string; expiresAt: string }> {
	const code = newSecret();
	const expiresAt = storage.clock() + codeLifetime;
	const wish = await storage.write(async (trx) => {
		await requireCredential(trx, grant.credentialId);
		return trx
			.updateTable("pairing_wish")
			.set({ user_id: grant.userId, name: grant.name, code_hash: hashOf(code), code_expires_at: expiresAt })
			.where("secret_hash", "=", grant.secretHash)
			.where("user_id", "is", null)
			.where("expires_at", ">", databaseNow)
			.returning("redirect_uri")
			.executeTakeFirst();
	});
	if (!wish) throw new Problem("link-ended");
	return { redirect: `${wish.redirect_uri}?code=${code}`, expiresAt: instant(expiresAt) };
}
