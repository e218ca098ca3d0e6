import { verify } from "node:crypto";
import type { PublicKeyJwk } from "../../contract/public-key.ts";
import type { ProofText } from "./read-proof.ts";

/** RFC 8037, section 3.1; RFC 9864, section 2.2, gives the same signature a name of its own. RFC 7518, section 3.4. */
const keyTypes = { EdDSA: "OKP", Ed25519: "OKP", ES256: "EC" } as const;

/** Bytes of a signature, of either kind of key. */
const signatureLength = 64;

/**
 * Whether a proof was signed with the key in its header. The signature is verified in the thread pool, in one turn: it is
 * the most that many a call costs, and goes on beside the others where the machine has a second core. WebCrypto would
 * take several turns.
 */
export async function isSigned({ header: { alg, jwk }, signed, signature }: ProofText): Promise<boolean> {
	if (jwk.kty !== keyTypes[alg] || signature.length !== signatureLength) return false;
	const { promise, resolve } = Promise.withResolvers<boolean>();
	// An error says that a key is not on its curve.
	const verified = (error: Error | null, holds: boolean) => resolve(!error && holds);
	try {
		if (jwk.kty === "OKP") verify(null, signed, pemOf(jwk), signature, verified);
		else verify("sha256", signed, { key: pemOf(jwk), dsaEncoding: "ieee-p1363" }, signature, verified);
	} catch {
		return false;
	}
	return promise;
}

/** All of a SubjectPublicKeyInfo that stands before the key: RFC 8410, section 4, and RFC 5480, section 2. */
const beforeKey = {
	OKP: Buffer.from("302a300506032b6570032100", "hex"),
	// Uncompressed (SEC 1, section 2.3.3).
	EC: Buffer.from("3059301306072a8648ce3d020106082a8648ce3d03010703420004", "hex"),
};

/** As text, because Node takes four times as long to find out what an object is that holds a key. */
function pemOf(jwk: PublicKeyJwk): string {
	const coordinates = jwk.kty === "EC" ? [jwk.x, jwk.y] : [jwk.x];
	const bytes = Buffer.concat([beforeKey[jwk.kty], ...coordinates.map((text) => Buffer.from(text, "base64url"))]);
	return `-----BEGIN PUBLIC KEY-----\n${bytes.toString("base64")}\n-----END PUBLIC KEY-----\n`;
}
