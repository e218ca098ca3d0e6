import { type CborMap, type CborValue, MalformedCbor } from "./cbor-value.ts";

type Key = number | string;

/** Narrows a value of CBOR to one kind of it. */
export type CborKind<T extends CborValue> = { readonly name: string; readonly holds: (value: CborValue) => value is T };

export const wholeNumber: CborKind<number> = {
	name: "a whole number",
	holds: (value): value is number => typeof value === "number" && Number.isSafeInteger(value),
};
export const text: CborKind<string> = { name: "text", holds: (value): value is string => typeof value === "string" };
export const truth: CborKind<boolean> = {
	name: "true or false",
	holds: (value): value is boolean => typeof value === "boolean",
};
export const byteString: CborKind<Uint8Array> = {
	name: "bytes",
	holds: (value): value is Uint8Array => value instanceof Uint8Array,
};
export const map: CborKind<CborMap> = { name: "a map", holds: (value): value is CborMap => value instanceof Map };
export const list: CborKind<readonly CborValue[]> = {
	name: "a list",
	holds: (value): value is readonly CborValue[] => Array.isArray(value),
};

/**
 * A member that may be missing.
 * @throws MalformedCbor when it is there and of another kind.
 */
export function optionalMember<T extends CborValue>(from: CborMap, key: Key, kind: CborKind<T>): T | undefined {
	const value = from.get(key);
	if (value === undefined) return undefined;
	if (!kind.holds(value)) throw new MalformedCbor(`member ${key} should be ${kind.name}`);
	return value;
}

/** @throws MalformedCbor when the member is missing or of another kind. */
export function member<T extends CborValue>(from: CborMap, key: Key, kind: CborKind<T>): T {
	const value = optionalMember(from, key, kind);
	if (value === undefined) throw new MalformedCbor(`member ${key} is missing`);
	return value;
}

/**
 * A list whose elements are all of one kind.
 * @throws MalformedCbor when one is not.
 */
export function optionalListOf<T extends CborValue>(
	from: CborMap,
	key: Key,
	kind: CborKind<T>,
): readonly T[] | undefined {
	const value = optionalMember(from, key, list);
	if (value === undefined) return undefined;
	if (!value.every(kind.holds)) throw new MalformedCbor(`member ${key} should hold nothing but ${kind.name}`);
	return value as readonly T[];
}
