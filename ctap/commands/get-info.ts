import type { CborMap, CborValue } from "../cbor/cbor-value.ts";
import { byteString, type CborKind, list, map, text, truth, wholeNumber } from "../cbor/read-member.ts";
import type { CallOptions } from "../ctaphid/exchange.ts";
import { type Authenticator, understand } from "./authenticator.ts";
import { commandCode } from "./command-code.ts";

/** What a key says of itself (CTAP 2.1 section 6.4). */
export interface AuthenticatorInfo {
	/** `FIDO_2_0`, `FIDO_2_1`, `U2F_V2` and so on. */
	readonly versions: readonly string[];
	readonly extensions: readonly string[];
	/** The model: 16 bytes, all zero where the maker does not say. */
	readonly aaguid: Uint8Array;
	/** `rk`, `up`, `uv`, `clientPin`, `pinUvAuthToken` and so on. For some, missing and false differ. */
	readonly options: ReadonlyMap<string, boolean>;
	/** Bytes that one message may have. */
	readonly maxMessageSize: number;
	/** In the key's order of preference. */
	readonly pinUvAuthProtocols: readonly number[];
	readonly maxCredentialsInList: number | undefined;
	/** In bytes. */
	readonly maxCredentialIdLength: number | undefined;
	readonly transports: readonly string[];
	/** COSE numbers, in the key's order of preference; empty where the key does not say. */
	readonly algorithms: readonly number[];
	/** The PIN has to be changed before it can be used. */
	readonly forcePinChange: boolean;
	/** In Unicode code points. */
	readonly minPinLength: number;
	/** In Unicode code points. */
	readonly maxPinLength: number;
	readonly firmwareVersion: number | undefined;
	/** How many more credentials the key can store. */
	readonly remainingDiscoverableCredentials: number | undefined;
	/** Everything, as the key sent it, for members that this table does not know. */
	readonly members: CborMap;
}

/**
 * Asks a key what it is and can do.
 * @throws KeyFailure as `Authenticator.send`.
 */
export async function getInfo(authenticator: Authenticator, options?: CallOptions): Promise<AuthenticatorInfo> {
	const members = await authenticator.send(commandCode.getInfo, undefined, options);
	return understand(() => readInfo(members));
}

/**
 * Reads authenticatorGetInfo's answer. Members of another kind than the standard's count as missing: new firmware puts
 * new things there, and a key that says one thing oddly still signs.
 */
export function readInfo(members: CborMap): AuthenticatorInfo {
	const aaguid = lenient(members, 0x03, byteString);
	return {
		versions: texts(members, 0x01),
		extensions: texts(members, 0x02),
		aaguid: aaguid?.length === 16 ? aaguid : new Uint8Array(16),
		options: readOptions(lenient(members, 0x04, map)),
		maxMessageSize: lenient(members, 0x05, positive) ?? 1024,
		pinUvAuthProtocols: (lenient(members, 0x06, list) ?? []).filter(wholeNumber.holds),
		maxCredentialsInList: lenient(members, 0x07, positive),
		maxCredentialIdLength: lenient(members, 0x08, positive),
		transports: texts(members, 0x09),
		algorithms: readAlgorithms(lenient(members, 0x0a, list) ?? []),
		forcePinChange: lenient(members, 0x0c, truth) ?? false,
		minPinLength: Math.max(4, lenient(members, 0x0d, positive) ?? 4),
		maxPinLength: lenient(members, 0x1d, positive) ?? 63,
		firmwareVersion: lenient(members, 0x0e, wholeNumber),
		remainingDiscoverableCredentials: lenient(members, 0x14, wholeNumber),
		members,
	};
}

const positive: CborKind<number> = {
	name: "a positive number",
	holds: (value): value is number => wholeNumber.holds(value) && value > 0,
};

function lenient<T extends CborValue>(members: CborMap, key: number, kind: CborKind<T>): T | undefined {
	const value = members.get(key);
	return value !== undefined && kind.holds(value) ? value : undefined;
}

function texts(members: CborMap, key: number): readonly string[] {
	return (lenient(members, key, list) ?? []).filter(text.holds);
}

function readOptions(options: CborMap | undefined): ReadonlyMap<string, boolean> {
	const entries = [...(options ?? [])].filter(
		(entry): entry is [string, boolean] => typeof entry[0] === "string" && typeof entry[1] === "boolean",
	);
	return new Map(entries);
}

function readAlgorithms(parameters: readonly CborValue[]): readonly number[] {
	return parameters.filter(map.holds).flatMap((parameter) => {
		const algorithm = parameter.get("alg");
		return parameter.get("type") === "public-key" && typeof algorithm === "number" ? [algorithm] : [];
	});
}
