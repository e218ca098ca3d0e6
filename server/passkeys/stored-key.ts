import { z } from "zod";
import { PasskeyPublicKey } from "../../contract/receipt.ts";

/** How `webauthn_credential.passkey` keeps a public key: as it was registered, and as receipts name it. */
const StoredKey = z.object({ cose: z.string(), jwk: PasskeyPublicKey });
type StoredKey = z.infer<typeof StoredKey>;

/** The algorithms that receipts can be verified with: Ed25519, ES256, RS256 (COSE numbers, RFC 9053, RFC 8812). */
export const takenAlgorithms = [-8, -7, -257];

export async function storeKey(publicKey: Uint8Array<ArrayBuffer>): Promise<string> {
	const key: StoredKey = { cose: base64url(publicKey), jwk: await jwkOf(publicKey) };
	return JSON.stringify(key);
}

export function readStoredKey(text: string): { cose: Uint8Array<ArrayBuffer>; jwk: PasskeyPublicKey } {
	const key = StoredKey.parse(JSON.parse(text));
	return { cose: new Uint8Array(Buffer.from(key.cose, "base64url")), jwk: key.jwk };
}

/** A COSE key (RFC 9052, section 7) as a JWK (RFC 7517). Throws where it is of no kind we take. */
async function jwkOf(publicKey: Uint8Array<ArrayBuffer>): Promise<PasskeyPublicKey> {
	const { cose, decodeCredentialPublicKey } = await import("@simplewebauthn/server/helpers");
	const key = decodeCredentialPublicKey(publicKey);
	const text = (bytes: Uint8Array<ArrayBuffer> | undefined) => (bytes ? base64url(bytes) : "");
	if (cose.isCOSEPublicKeyEC2(key))
		return PasskeyPublicKey.parse({
			kty: "EC",
			crv: "P-256",
			x: text(key.get(cose.COSEKEYS.x)),
			y: text(key.get(cose.COSEKEYS.y)),
		});
	if (cose.isCOSEPublicKeyOKP(key))
		return PasskeyPublicKey.parse({ kty: "OKP", crv: "Ed25519", x: text(key.get(cose.COSEKEYS.x)) });
	if (cose.isCOSEPublicKeyRSA(key))
		return PasskeyPublicKey.parse({ kty: "RSA", n: text(key.get(cose.COSEKEYS.n)), e: text(key.get(cose.COSEKEYS.e)) });
	throw new TypeError("A public key of a kind that is not taken.");
}

function base64url(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString("base64url");
}
