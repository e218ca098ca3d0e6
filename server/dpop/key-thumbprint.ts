import { hash } from "node:crypto";
import type { PublicKeyJwk } from "../../contract/public-key.ts";

/**
 * The thumbprint of a key (RFC 7638, SHA-256): its required members in alphabetical order. Every call of an app is
 * known by it, and so it is hashed here and now, without a turn through the thread pool.
 */
export function keyThumbprint(key: PublicKeyJwk): string {
	const members =
		key.kty === "EC" ? { crv: key.crv, kty: key.kty, x: key.x, y: key.y } : { crv: key.crv, kty: key.kty, x: key.x };
	return hash("sha256", JSON.stringify(members), "base64url");
}
