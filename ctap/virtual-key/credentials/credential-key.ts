import { createECDH, createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import type { CborMap, CborValue } from "../../cbor/cbor-value.ts";
import type { Algorithm } from "../personality.ts";
import type { RandomSource } from "../random-source.ts";

/** The key pair of a credential. */
export interface CredentialKey {
	/** The public half as a COSE_Key (WebAuthn L3, 6.5.1.1). */
	readonly cosePublicKey: CborMap;
	/** A signature as WebAuthn has it (L3, 6.5.5): DER for ES256, the bare bytes for EdDSA. */
	sign(data: Uint8Array): Uint8Array;
}

/** @param secret A scalar of P-256 or a seed of Ed25519, 32 bytes. */
export function credentialKey(algorithm: Algorithm, secret: Uint8Array): CredentialKey {
	return algorithm === -7 ? es256Key(secret) : eddsaKey(secret);
}

/** Draws a private key that the algorithm takes. */
export function drawSecret(algorithm: Algorithm, random: RandomSource): Uint8Array {
	for (;;) {
		const secret = random(32);
		if (algorithm === -8 || isScalar(secret)) return secret;
	}
}

function isScalar(secret: Uint8Array): boolean {
	try {
		createECDH("prime256v1").setPrivateKey(secret);
		return true;
	} catch {
		return false;
	}
}

function es256Key(secret: Uint8Array): CredentialKey {
	const ecdh = createECDH("prime256v1");
	ecdh.setPrivateKey(secret);
	const point = ecdh.getPublicKey();
	const [x, y] = [point.subarray(1, 33), point.subarray(33, 65)];
	const jwk = { kty: "EC", crv: "P-256", x: base64url(x), y: base64url(y), d: base64url(secret) };
	const privateKey = createPrivateKey({ key: jwk, format: "jwk" });
	return {
		cosePublicKey: new Map<number, CborValue>([
			[1, 2],
			[3, -7],
			[-1, 1],
			[-2, new Uint8Array(x)],
			[-3, new Uint8Array(y)],
		]),
		sign: (data) => sign("sha256", data, privateKey),
	};
}

/** What stands in front of the seed in PKCS #8 (RFC 8410 section 7). */
const ed25519Prefix = Buffer.from("302e020100300506032b657004220420", "hex");

function eddsaKey(secret: Uint8Array): CredentialKey {
	const pkcs8 = Buffer.concat([ed25519Prefix, secret]);
	const privateKey: KeyObject = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
	const { x = "" } = createPublicKey(privateKey).export({ format: "jwk" });
	return {
		cosePublicKey: new Map<number, CborValue>([
			[1, 1],
			[3, -8],
			[-1, 6],
			[-2, new Uint8Array(Buffer.from(x, "base64url"))],
		]),
		sign: (data) => sign(null, data, privateKey),
	};
}

function base64url(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString("base64url");
}
