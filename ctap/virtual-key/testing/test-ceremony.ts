import { createHash } from "node:crypto";
import type { CborMap, CborValue } from "../../cbor/cbor-value.ts";
import { decodeFirstCbor } from "../../cbor/decode-cbor.ts";
import { byteString, map, member } from "../../cbor/read-member.ts";
import { commandCode } from "../../commands/command-code.ts";
import type { Answer } from "../answer.ts";
import type { Token } from "./test-pin.ts";
import type { CommandResult, TestPlatform } from "./test-platform.ts";

export const rpId = "login.example";
export const clientDataHash = createHash("sha256").update("what the browser has seen").digest();

/** Parameters beyond the usual ones, and in their place. */
export interface CeremonyParameters {
	readonly token?: Token | undefined;
	readonly options?: Readonly<Record<string, boolean>>;
	readonly others?: Answer;
}

export function makeCredential(platform: TestPlatform, parameters: CeremonyParameters = {}): Promise<CommandResult> {
	const { token, options, others } = parameters;
	return platform.command(commandCode.makeCredential, {
		1: clientDataHash,
		2: named({ id: rpId, name: "Login" }),
		3: named({ id: Uint8Array.of(1, 2, 3), name: "ada", displayName: "Ada L." }),
		4: [named({ alg: -7, type: "public-key" })],
		7: options && named(options),
		8: token?.authenticate(clientDataHash),
		9: token?.protocol.id,
		...others,
	});
}

export function getAssertion(platform: TestPlatform, parameters: CeremonyParameters = {}): Promise<CommandResult> {
	const { token, options, others } = parameters;
	return platform.command(commandCode.getAssertion, {
		1: rpId,
		2: clientDataHash,
		5: options && named(options),
		6: token?.authenticate(clientDataHash),
		7: token?.protocol.id,
		...others,
	});
}

export function named(members: Readonly<Record<string, CborValue>>): CborMap {
	return new Map(Object.entries(members));
}

export function allow(...ids: readonly Uint8Array[]): CborValue {
	return ids.map((id) => named({ id, type: "public-key" }));
}

/** Authenticator data, taken apart. */
export interface ReadAuthenticatorData {
	readonly bytes: Uint8Array;
	readonly rpIdHash: Uint8Array;
	readonly userPresent: boolean;
	readonly userVerified: boolean;
	readonly counter: number;
	readonly credentialId: Uint8Array;
	readonly cosePublicKey: CborMap;
	readonly extensions: CborMap;
}

export function readAuthenticatorData({ members }: CommandResult): ReadAuthenticatorData {
	const bytes = member(members, 2, byteString);
	const flags = bytes[32] ?? 0;
	let rest = bytes.subarray(37);
	let credentialId: Uint8Array = new Uint8Array();
	let cosePublicKey: CborValue = new Map();
	if (flags & 0x40) {
		const length = Buffer.from(rest).readUInt16BE(16);
		credentialId = rest.subarray(18, 18 + length);
		({ value: cosePublicKey, rest } = decodeFirstCbor(rest.subarray(18 + length)));
	}
	const extensions = flags & 0x80 ? decodeFirstCbor(rest).value : new Map();
	return {
		bytes,
		rpIdHash: bytes.subarray(0, 32),
		userPresent: (flags & 0x01) !== 0,
		userVerified: (flags & 0x04) !== 0,
		counter: Buffer.from(bytes).readUInt32BE(33),
		credentialId,
		cosePublicKey: member(new Map([["key", cosePublicKey]]), "key", map),
		extensions: member(new Map([["extensions", extensions]]), "extensions", map),
	};
}
