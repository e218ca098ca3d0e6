import type { CborValue } from "../cbor/cbor-value.ts";
import { type AuthenticatorInfo, readInfo } from "../commands/get-info.ts";

/** What is known of a key that says this of itself, by the numbers of getInfo; options by their names. */
export function knownKey(
	options: Readonly<Record<string, boolean>> = {},
	members: Readonly<Record<number, CborValue>> = {},
): AuthenticatorInfo {
	const numbered: [number, CborValue][] = Object.entries(members).map(([key, value]) => [Number(key), value]);
	return readInfo(new Map<number, CborValue>([[4, new Map(Object.entries(options))], ...numbered]));
}
