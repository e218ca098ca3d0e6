import type { CborMap } from "../../cbor/cbor-value.ts";
import { byteString, map, optionalMember, truth, wholeNumber } from "../../cbor/read-member.ts";
import { CommandFailure } from "../command-failure.ts";

/** What makeCredential and getAssertion ask in the same way. */
export interface CeremonyRequest {
	readonly kind: "make-credential" | "get-assertion";
	readonly clientDataHash: Uint8Array;
	readonly rpId: string;
	/** Entries in the excludeList or allowList, those of unknown types too. */
	readonly listLength: number;
	readonly options: CeremonyOptions;
	readonly pinUvAuthParam: Uint8Array | undefined;
	readonly pinUvAuthProtocol: number | undefined;
	readonly extensions: CborMap;
}

/** Options as they were sent; undefined where one was not. */
export interface CeremonyOptions {
	readonly rk: boolean | undefined;
	readonly up: boolean | undefined;
	readonly uv: boolean | undefined;
}

/** Options that are not understood are treated as absent (CTAP 2.1 section 6.1.2, step 5). */
export function readOptions(parameters: CborMap, key: number): CeremonyOptions {
	const options = optionalMember(parameters, key, map) ?? new Map();
	return {
		rk: optionalMember(options, "rk", truth),
		up: optionalMember(options, "up", truth),
		uv: optionalMember(options, "uv", truth),
	};
}

/** @param first Key of pinUvAuthParam; that of the protocol follows it. */
export function readPinUvAuth(
	parameters: CborMap,
	first: number,
): Pick<CeremonyRequest, "pinUvAuthParam" | "pinUvAuthProtocol"> {
	return {
		pinUvAuthParam: optionalMember(parameters, first, byteString),
		pinUvAuthProtocol: optionalMember(parameters, first + 1, wholeNumber),
	};
}

/** @throws CommandFailure `invalidLength` for anything but a SHA-256. */
export function requireHash(clientDataHash: Uint8Array): Uint8Array {
	if (clientDataHash.length !== 32) throw new CommandFailure("invalidLength");
	return clientDataHash;
}
