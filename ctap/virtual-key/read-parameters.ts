import { type CborMap, type CborValue, MalformedCbor } from "../cbor/cbor-value.ts";
import { decodeCanonicalCbor } from "../cbor/decode-cbor.ts";
import { byteString, type CborKind, map, optionalListOf, optionalMember, text } from "../cbor/read-member.ts";
import { CommandFailure } from "./command-failure.ts";

/**
 * The parameters of a command, which have to be canonical (CTAP 2.1 section 8).
 * @throws CommandFailure `invalidCbor`, or `cborUnexpectedType` for anything but a map.
 */
export function readParameters(bytes: Uint8Array): CborMap {
	if (bytes.length === 0) return new Map();
	const value = decode(bytes);
	if (!(value instanceof Map)) throw new CommandFailure("cborUnexpectedType");
	return value;
}

function decode(bytes: Uint8Array): CborValue {
	try {
		return decodeCanonicalCbor(bytes);
	} catch (cause) {
		if (cause instanceof MalformedCbor) throw new CommandFailure("invalidCbor", { cause });
		throw cause;
	}
}

/**
 * A parameter that may not be missing.
 * @throws CommandFailure `missingParameter`.
 * @throws MalformedCbor when it is of another kind.
 */
export function required<T extends CborValue>(from: CborMap, key: number | string, kind: CborKind<T>): T {
	const value = optionalMember(from, key, kind);
	if (value === undefined) throw new CommandFailure("missingParameter");
	return value;
}

/** The ids in a list of PublicKeyCredentialDescriptor; those of unknown types are left out (WebAuthn L3, 5.8.3). */
export function credentialIds(from: CborMap, key: number): readonly Uint8Array[] | undefined {
	return optionalListOf(from, key, map)
		?.map((descriptor) => ({ type: required(descriptor, "type", text), id: required(descriptor, "id", byteString) }))
		.filter(({ type }) => type === "public-key")
		.map(({ id }) => id);
}
