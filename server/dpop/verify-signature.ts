import { verify } from "node:crypto";
import type { PublicKeyJwk } from "../../contract/public-key.ts";
import type { ProofText } from "./read-proof.ts";

/** RFC 8037, section 3.1; RFC 9864, section 2.2, gives the same signature a name of its own. RFC 7518, section 3.4. */
const keyTypes = { EdDSA: "OKP", Ed25519: "OKP", ES256: "EC" } as const;

/** Bytes of a signature, of either kind of key. */
const signatureLength = 64;

/**
 * Whether a proof was signed with the key in its header. It is verified here and now: through the thread pool it takes
 * the processor longer, where there is no other one, and WebCrypto would take several turns of it.
 */
export function isSigned({ header: { alg, jwk }, signed, signature }: ProofText): boolean {
	if (jwk.kty !== keyTypes[alg] || signature.length !== signatureLength) return false;
	try {
		if (jwk.kty === "OKP") return verify(null, signed, pemOf(jwk), signature);
		return verify("sha256", signed, { key: pemOf(jwk), dsaEncoding: "ieee-p1363" }, signature);
	} catch {
		return false;
	}
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
