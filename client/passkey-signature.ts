import type { PasskeyPublicKey } from "../contract/receipt.ts";
import { rawEcdsaSignature } from "./ecdsa-signature.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** The part of `crypto.subtle` that verifies. */
export interface Subtle {
	digest(algorithm: "SHA-256", data: Bytes): Promise<ArrayBuffer>;
	importKey(
		format: "jwk",
		key: PasskeyPublicKey,
		algorithm: Algorithm,
		extractable: boolean,
		uses: ["verify"],
	): Promise<unknown>;
	verify(algorithm: Algorithm, key: unknown, signature: Bytes, data: Bytes): Promise<boolean>;
}

type Algorithm = { name: string; namedCurve?: string; hash?: string };

const algorithms = {
	EC: { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
	OKP: { name: "Ed25519" },
	RSA: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
} as const satisfies Record<PasskeyPublicKey["kty"], Algorithm>;

/**
 * Verifies what a passkey signed: ES256, Ed25519 or RS256, as its key says (WebAuthn Level 3, section 6.5.5).
 * A key or a signature that is malformed does not verify.
 */
export async function verifyPasskeySignature(
	subtle: Subtle,
	key: PasskeyPublicKey,
	signature: Bytes,
	signed: Bytes,
): Promise<boolean> {
	const algorithm = algorithms[key.kty];
	const raw = key.kty === "EC" ? rawEcdsaSignature(signature, 32) : signature;
	if (!raw) return false;
	try {
		const imported = await subtle.importKey("jwk", key, algorithm, false, ["verify"]);
		return await subtle.verify(algorithm, imported, raw, signed);
	} catch {
		return false;
	}
}
