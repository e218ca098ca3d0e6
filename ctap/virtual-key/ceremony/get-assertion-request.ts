import type { CborMap } from "../../cbor/cbor-value.ts";
import { byteString, list, map, optionalMember, text } from "../../cbor/read-member.ts";
import { credentialIds, required } from "../read-parameters.ts";
import { type CeremonyRequest, readOptions, readPinUvAuth, requireHash } from "./ceremony-request.ts";

/** The parameters of authenticatorGetAssertion (CTAP 2.1 section 6.2). */
export interface GetAssertionRequest extends CeremonyRequest {
	/** Undefined where the key shall find what it keeps. An empty list is treated as none. */
	readonly allowList: readonly Uint8Array[] | undefined;
}

export function readGetAssertion(parameters: CborMap): GetAssertionRequest {
	const entries = optionalMember(parameters, 0x03, list) ?? [];
	return {
		kind: "get-assertion",
		rpId: required(parameters, 0x01, text),
		clientDataHash: requireHash(required(parameters, 0x02, byteString)),
		allowList: entries.length > 0 ? credentialIds(parameters, 0x03) : undefined,
		listLength: entries.length,
		extensions: optionalMember(parameters, 0x04, map) ?? new Map(),
		options: readOptions(parameters, 0x05),
		...readPinUvAuth(parameters, 0x06),
	};
}
