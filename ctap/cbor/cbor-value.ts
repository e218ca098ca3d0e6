/** What CTAP carries in CBOR (CTAP 2.1 section 8): no tags, no floats, text or whole numbers as the keys of maps. */
export type CborValue = number | bigint | boolean | null | string | Uint8Array | readonly CborValue[] | CborMap;

/** A map of CBOR. CTAP numbers the members of its commands and names those of WebAuthn's own structures. */
export type CborMap = ReadonlyMap<number | string, CborValue>;

/** Bytes that are no CBOR, or CBOR that CTAP does not know. */
export class MalformedCbor extends Error {
	override readonly name = "MalformedCbor";
}
