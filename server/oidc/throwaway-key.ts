import { generateKeyPairSync } from "node:crypto";
import { PublicKeyJwk } from "../../contract/public-key.ts";

/**
 * The key that a client's login request is named after, as every other is. Its private half is never kept: what an
 * approval is turned into goes to whoever began, by OAuth's ways, and nobody ever proves this key.
 */
export function throwawayKey(): PublicKeyJwk {
	return PublicKeyJwk.parse(generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" }));
}
