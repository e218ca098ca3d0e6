import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { encode } from "cborg";

export type PasskeyAlgorithm = "ES256" | "Ed25519" | "RS256";

/** The key pair of one credential. */
export interface PasskeyKey {
	/** The number of its algorithm in the COSE registry (RFC 9053, RFC 8812). */
	readonly coseAlgorithm: number;
	/** The public half as a COSE_Key (WebAuthn L3, 6.5.1.1). */
	readonly cosePublicKey: Uint8Array;
	/** A signature in the form WebAuthn gives it (L3, 6.5.5): DER for ES256, the bare bytes for the others. */
	sign(data: Uint8Array): Buffer;
}

const generate = {
	ES256: () => generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey,
	Ed25519: () => generateKeyPairSync("ed25519").privateKey,
	RS256: () => generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey,
} as const satisfies Record<PasskeyAlgorithm, () => KeyObject>;

const coseAlgorithms = { ES256: -7, Ed25519: -8, RS256: -257 } as const;

export function createPasskeyKey(algorithm: PasskeyAlgorithm): PasskeyKey {
	const privateKey = generate[algorithm]();
	const digest = algorithm === "Ed25519" ? null : "sha256";
	return {
		coseAlgorithm: coseAlgorithms[algorithm],
		cosePublicKey: encode(new Map(coseMembers(algorithm, createPublicKey(privateKey)))),
		sign: (data) => sign(digest, data, privateKey),
	};
}

type CoseMember = readonly [label: number, value: number | Buffer];

function coseMembers(algorithm: PasskeyAlgorithm, publicKey: KeyObject): readonly CoseMember[] {
	const jwk = publicKey.export({ format: "jwk" });
	const bytes = (member: string | undefined) => Buffer.from(member ?? "", "base64url");
	const alg = [3, coseAlgorithms[algorithm]] as const;
	switch (algorithm) {
		case "ES256":
			return [[1, 2], alg, [-1, 1], [-2, bytes(jwk.x)], [-3, bytes(jwk.y)]];
		case "Ed25519":
			return [[1, 1], alg, [-1, 6], [-2, bytes(jwk.x)]];
		case "RS256":
			return [[1, 3], alg, [-1, bytes(jwk.n)], [-2, bytes(jwk.e)]];
	}
}
