import type { CborMap } from "../../cbor/cbor-value.ts";
import { byteString, list, map, optionalListOf, optionalMember, text, wholeNumber } from "../../cbor/read-member.ts";
import type { CredentialUser } from "../credentials/credential.ts";
import { credentialIds, required } from "../read-parameters.ts";
import { type CeremonyRequest, readOptions, readPinUvAuth, requireHash } from "./ceremony-request.ts";

/** The parameters of authenticatorMakeCredential (CTAP 2.1 section 6.1). */
export interface MakeCredentialRequest extends CeremonyRequest {
	readonly rpName: string | undefined;
	readonly user: CredentialUser;
	/** The algorithms that the relying party takes, the preferred one first; those of unknown types are left out. */
	readonly algorithms: readonly number[];
	readonly excludeList: readonly Uint8Array[];
	readonly enterpriseAttestation: number | undefined;
}

export function readMakeCredential(parameters: CborMap): MakeCredentialRequest {
	const rp = required(parameters, 0x02, map);
	return {
		kind: "make-credential",
		clientDataHash: requireHash(required(parameters, 0x01, byteString)),
		rpId: required(rp, "id", text),
		rpName: optionalMember(rp, "name", text),
		user: readUser(required(parameters, 0x03, map)),
		algorithms: readAlgorithms(parameters),
		excludeList: credentialIds(parameters, 0x05) ?? [],
		listLength: optionalMember(parameters, 0x05, list)?.length ?? 0,
		extensions: optionalMember(parameters, 0x06, map) ?? new Map(),
		options: readOptions(parameters, 0x07),
		...readPinUvAuth(parameters, 0x08),
		enterpriseAttestation: optionalMember(parameters, 0x0a, wholeNumber),
	};
}

/** Reads a PublicKeyCredentialUserEntity (WebAuthn L3, 5.4.3). */
export function readUser(user: CborMap): CredentialUser {
	const name = optionalMember(user, "name", text);
	const displayName = optionalMember(user, "displayName", text);
	return {
		id: required(user, "id", byteString),
		...(name ? { name } : {}),
		...(displayName ? { displayName } : {}),
	};
}

/** Every element is looked at, so that a malformed one never passes (CTAP 2.1 section 6.1.2, step 3). */
function readAlgorithms(parameters: CborMap): readonly number[] {
	required(parameters, 0x04, list);
	const elements = optionalListOf(parameters, 0x04, map) ?? [];
	return elements
		.map((element) => ({ type: required(element, "type", text), alg: required(element, "alg", wholeNumber) }))
		.filter(({ type }) => type === "public-key")
		.map(({ alg }) => alg);
}
