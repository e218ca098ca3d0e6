import { encode, rfc8949EncodeOptions } from "cborg";
import type { CborMap, CborValue } from "./cbor-value.ts";

/**
 * Writes CTAP2's canonical form (CTAP 2.1 section 8): shortest integers and lengths, keys by major type, then length,
 * then bytes. RFC 8949's plain order of the encoded keys is that same order, since the initial byte carries type and
 * length.
 */
export function encodeCbor(value: CborValue): Uint8Array<ArrayBuffer> {
	return new Uint8Array(encode(value, rfc8949EncodeOptions));
}

/** A map of numbered members that leaves out what is undefined, as optional parameters of a command are. */
export function encodeParameters(members: Readonly<Record<number, CborValue | undefined>>): Uint8Array<ArrayBuffer> {
	const present = Object.entries(members).filter((entry): entry is [string, CborValue] => entry[1] !== undefined);
	return encodeCbor(new Map(present.map(([key, value]) => [Number(key), value])));
}

/** A map of named members that leaves out what is undefined. */
export function namedMembers(members: Readonly<Record<string, CborValue | undefined>>): CborMap {
	return new Map(Object.entries(members).filter((entry): entry is [string, CborValue] => entry[1] !== undefined));
}
