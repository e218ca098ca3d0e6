import { exportJWK, generateKeyPair, importJWK } from "jose";
import { z } from "zod";
import { base64urlText } from "../contract/binary.ts";
import { PublicKeyJwk } from "../contract/public-key.ts";
import { type DpopKey, type DpopSurroundings, dpopKeyOf } from "./dpop-key.ts";

const coordinate = base64urlText(43).length(43);

/** Both halves of an Ed25519 key (RFC 8037, section 2), for a place that only its owner can read. */
export const KeptKey = z.strictObject({
	kty: z.literal("OKP"),
	crv: z.literal("Ed25519"),
	x: coordinate,
	d: coordinate,
});
export type KeptKey = z.infer<typeof KeptKey>;

/** Makes a key that outlives the process: a pairing's. */
export async function createKeptKey(): Promise<KeptKey> {
	const { privateKey } = await generateKeyPair("Ed25519", { extractable: true });
	const { kty, crv, x, d } = await exportJWK(privateKey);
	return KeptKey.parse({ kty, crv, x, d });
}

/** @throws where the two halves do not belong together, or are no key */
export async function restoreDpopKey(kept: KeptKey, surroundings: DpopSurroundings): Promise<DpopKey> {
	const { kty, crv, x } = kept;
	const privateKey = await importJWK(kept, "Ed25519", { extractable: false });
	if (privateKey instanceof Uint8Array) throw new TypeError("This is no key pair.");
	return dpopKeyOf(privateKey, PublicKeyJwk.parse({ kty, crv, x }), surroundings);
}
