import { decodeFirst } from "cborg";
import { type CborMap, type CborValue, MalformedCbor } from "./cbor-value.ts";
import { walkCbor } from "./cbor-walk.ts";

/**
 * Reads one data item and nothing else. What keys in the field are known to do is borne: keys of a map out of order,
 * integers longer than they have to be, and names cut in the middle of a character.
 * @throws MalformedCbor for bytes that are no CBOR, or anything behind the item.
 */
export function decodeCbor(bytes: Uint8Array): CborValue {
	const { value, rest } = decodeFirstCbor(bytes);
	if (rest.length > 0) throw new MalformedCbor(`${rest.length} bytes behind the end`);
	return value;
}

/**
 * Reads the item at the beginning, and gives back what follows it.
 * @throws MalformedCbor for bytes that do not begin with a data item, or one with tags or a key twice.
 */
export function decodeFirstCbor(bytes: Uint8Array): { readonly value: CborValue; readonly rest: Uint8Array } {
	const { end } = walkCbor(bytes);
	try {
		const [value] = decodeFirst(bytes.subarray(0, end), {
			useMaps: true,
			allowIndefinite: false,
			rejectDuplicateMapKeys: true,
		});
		return { value: value as CborValue, rest: bytes.subarray(end) };
	} catch (cause) {
		throw new MalformedCbor("a data item that CTAP does not know", { cause });
	}
}

/**
 * Reads an item that has to be in CTAP2's canonical form, as an authenticator asks it of its clients.
 * @throws MalformedCbor for anything else.
 */
export function decodeCanonicalCbor(bytes: Uint8Array): CborValue {
	const { fault } = walkCbor(bytes);
	if (fault !== undefined) throw new MalformedCbor(fault);
	return decodeCbor(bytes);
}

/** @throws MalformedCbor for anything but a map. */
export function decodeCborMap(bytes: Uint8Array): CborMap {
	const value = decodeCbor(bytes);
	if (!(value instanceof Map)) throw new MalformedCbor("a map was expected");
	return value;
}
