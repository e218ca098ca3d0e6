import type { CborMap } from "../cbor/cbor-value.ts";
import { namedMembers } from "../cbor/encode-cbor.ts";
import { byteString, member } from "../cbor/read-member.ts";

/** A credential by its id. */
export interface CredentialDescriptor {
	readonly id: Uint8Array;
}

/** An account of a relying party, as keys store it with a credential. */
export interface CredentialUser {
	/** The user handle, 1 to 64 bytes. */
	readonly id: Uint8Array;
	readonly name?: string | undefined;
	readonly displayName?: string | undefined;
}

/** The form on the wire: id and type, and never `transports`, on which some keys choke. */
export function descriptorToCbor({ id }: CredentialDescriptor): CborMap {
	return namedMembers({ id, type: "public-key" });
}

/** @throws MalformedCbor for a descriptor without an id. */
export function descriptorFromCbor(descriptor: CborMap): CredentialDescriptor {
	return { id: member(descriptor, "id", byteString) };
}

/** The form on the wire, without what is not there. */
export function userToCbor({ id, name, displayName }: CredentialUser): CborMap {
	return namedMembers({ id, name, displayName });
}

/** Reads an account; keys leave out its names where the user was not verified. @throws MalformedCbor without an id. */
export function userFromCbor(user: CborMap): CredentialUser {
	const name = user.get("name");
	const displayName = user.get("displayName");
	return {
		id: member(user, "id", byteString),
		...(typeof name === "string" && { name }),
		...(typeof displayName === "string" && { displayName }),
	};
}
