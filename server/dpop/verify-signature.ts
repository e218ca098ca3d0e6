import { createPublicKey, verify } from "node:crypto";
import type { ProofText } from "./read-proof.ts";

const algorithms = {
	// RFC 8037, section 3.1, and RFC 9864, section 2.2, which gives the same signature a name of its own.
	EdDSA: { kty: "OKP", digest: null },
	Ed25519: { kty: "OKP", digest: null },
	// RFC 7518, section 3.4: the two numbers side by side.
	ES256: { kty: "EC", digest: "sha256" },
} as const;

/** Bytes of a signature, of either kind of key. */
const signatureLength = 64;

/**
 * Whether a proof was signed with the key in its header. It is verified here and now: thousands of apps that come back
 * at once take longer through the thread pool, which WebCrypto takes for each key and each signature.
 */
export function isSigned({ header: { alg, jwk }, signed, signature }: ProofText): boolean {
	const { kty, digest } = algorithms[alg];
	if (jwk.kty !== kty || signature.length !== signatureLength) return false;
	try {
		const key = createPublicKey({ key: jwk, format: "jwk" });
		return verify(digest, signed, { key, dsaEncoding: "ieee-p1363" }, signature);
	} catch {
		// A key that is not on its curve.
		return false;
	}
}
