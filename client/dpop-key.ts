import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from "jose";
import { PublicKeyJwk } from "../contract/public-key.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import type { KeyProof } from "./call-server.ts";
import type { Digest } from "./challenge.ts";

/** A key pair that lives in memory only, and proves itself with every call. */
export interface DpopKey extends KeyProof {
	readonly publicKey: PublicKeyJwk;
	/** RFC 7638, SHA-256: all 32 bytes. */
	readonly thumbprint: Uint8Array;
}

export interface DpopSurroundings {
	readonly digest: Digest;
	/** A new random name for each call, such as `crypto.randomUUID()`. */
	readonly randomName: () => string;
	/** This machine's clock: milliseconds since 1970. */
	readonly now: () => number;
}

/** Makes an Ed25519 key pair whose private half can not be taken out of the runtime. */
export async function createDpopKey({ digest, randomName, now }: DpopSurroundings): Promise<DpopKey> {
	const { privateKey, publicKey: key } = await generateKeyPair("Ed25519", { extractable: false });
	const { kty, crv, x } = await exportJWK(key);
	const publicKey = PublicKeyJwk.parse({ kty, crv, x });
	let offset: number | undefined;

	return {
		publicKey,
		thumbprint: fromBase64url(await calculateJwkThumbprint(publicKey)) ?? new Uint8Array(),

		/** The proof of RFC 9449, section 4.2. */
		async headers(method, url, token) {
			const proof = new SignJWT({
				jti: randomName(),
				htm: method,
				// Section 4.2: without query and fragment.
				htu: url.replace(/[?#].*$/s, ""),
				// A NumericDate may have a fraction (RFC 7519, section 2). The server refuses proofs from before its
				// start, and whole seconds would make it refuse those of its first second.
				iat: (now() + (offset ?? 0)) / 1000,
				...(token !== undefined && { ath: toBase64url(await digest(token)) }),
			});
			proof.setProtectedHeader({ typ: "dpop+jwt", alg: "Ed25519", jwk: publicKey });
			return { dpop: await proof.sign(privateKey) };
		},

		correctClock(serverNow) {
			const difference = Date.parse(serverNow) - now();
			if (offset !== undefined || Number.isNaN(difference)) return false;
			offset = difference;
			return true;
		},
	};
}
