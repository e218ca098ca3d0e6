import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from "jose";
import { PublicKeyJwk } from "../contract/public-key.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import type { KeyProof } from "./call-server.ts";
import type { Digest } from "./challenge.ts";

/** A key pair that proves itself with every call. */
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

/** Milliseconds in which a clock that was taken over is not doubted. Clocks of machines that sleep drift again later. */
const trusted = 60_000;

/** Makes an Ed25519 key pair that lives in memory only: its private half can not be taken out of the runtime. */
export async function createDpopKey(surroundings: DpopSurroundings): Promise<DpopKey> {
	const { privateKey, publicKey } = await generateKeyPair("Ed25519", { extractable: false });
	const { kty, crv, x } = await exportJWK(publicKey);
	return dpopKeyOf(privateKey, PublicKeyJwk.parse({ kty, crv, x }), surroundings);
}

/** The two halves of an Ed25519 key pair as one that makes proofs. */
export async function dpopKeyOf(
	privateKey: CryptoKey,
	publicKey: PublicKeyJwk,
	{ digest, randomName, now }: DpopSurroundings,
): Promise<DpopKey> {
	let offset = 0;
	let correctedAt: number | undefined;

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
				iat: (now() + offset) / 1000,
				...(token !== undefined && { ath: toBase64url(await digest(token)) }),
			});
			proof.setProtectedHeader({ typ: "dpop+jwt", alg: "Ed25519", jwk: publicKey });
			return { dpop: await proof.sign(privateKey) };
		},

		correctClock(serverNow) {
			const difference = Date.parse(serverNow) - now();
			if (Number.isNaN(difference)) return false;
			if (correctedAt !== undefined && Math.abs(now() - correctedAt) < trusted) return false;
			[offset, correctedAt] = [difference, now()];
			return true;
		},
	};
}
