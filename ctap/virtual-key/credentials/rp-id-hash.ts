import { createHash } from "node:crypto";

/** What stands for a relying party in authenticator data and in credential management: SHA-256 of its id. */
export function hashRpId(rpId: string): Uint8Array {
	return createHash("sha256").update(rpId).digest();
}
