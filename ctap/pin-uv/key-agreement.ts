import { createECDH, type ECDH } from "node:crypto";
import type { CborMap, CborValue } from "../cbor/cbor-value.ts";
import { byteString, member, wholeNumber } from "../cbor/read-member.ts";
import { PinUvFailure } from "./pin-uv-protocol.ts";

/** A point of P-256: two coordinates of 32 bytes. */
export interface Point {
	readonly x: Uint8Array;
	readonly y: Uint8Array;
}

/** A key pair for one ECDH agreement. */
export interface AgreementKey {
	readonly publicPoint: Point;
	/**
	 * The x coordinate of the shared point, 32 bytes with leading zeros.
	 * @throws PinUvFailure for a point that does not lie on P-256.
	 */
	agree(peer: Point): Uint8Array;
}

/** Makes a key pair. Both sides use each for one power cycle at most. */
export function generateAgreementKey(): AgreementKey {
	const ecdh = createECDH("prime256v1");
	ecdh.generateKeys();
	return agreementKey(ecdh);
}

/** A key pair from its private scalar of 32 bytes, for tests with known answers. */
export function agreementKeyFrom(privateScalar: Uint8Array): AgreementKey {
	const ecdh = createECDH("prime256v1");
	ecdh.setPrivateKey(privateScalar);
	return agreementKey(ecdh);
}

function agreementKey(ecdh: ECDH): AgreementKey {
	const uncompressed = ecdh.getPublicKey();
	return {
		publicPoint: { x: uncompressed.subarray(1, 33), y: uncompressed.subarray(33, 65) },
		agree({ x, y }) {
			if (x.length !== 32 || y.length !== 32) throw new PinUvFailure("coordinates that are not 32 bytes long");
			try {
				return ecdh.computeSecret(Buffer.concat([Uint8Array.of(4), x, y]));
			} catch (cause) {
				throw new PinUvFailure("a point that does not lie on P-256", { cause });
			}
		},
	};
}

/** The point as a COSE key; its algorithm is -25 although no HKDF is meant (CTAP 2.1 section 6.5.6, getPublicKey). */
export function pointToCose({ x, y }: Point): Map<number, CborValue> {
	return new Map<number, CborValue>([
		[1, 2],
		[3, -25],
		[-1, 1],
		[-2, x],
		[-3, y],
	]);
}

/**
 * @throws MalformedCbor for a map without coordinates.
 * @throws PinUvFailure for a key of another type or curve.
 */
export function pointFromCose(key: CborMap): Point {
	if (member(key, 1, wholeNumber) !== 2 || member(key, -1, wholeNumber) !== 1) {
		throw new PinUvFailure("a key that is not on P-256");
	}
	return { x: member(key, -2, byteString), y: member(key, -3, byteString) };
}
