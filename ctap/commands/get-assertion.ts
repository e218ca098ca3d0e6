import type { CborMap, CborValue } from "../cbor/cbor-value.ts";
import { namedMembers } from "../cbor/encode-cbor.ts";
import { byteString, map, member, optionalMember, wholeNumber } from "../cbor/read-member.ts";
import type { CallOptions } from "../ctaphid/exchange.ts";
import { type Authenticator, understand } from "./authenticator.ts";
import { type AuthenticatorData, readAuthenticatorData } from "./authenticator-data.ts";
import { commandCode } from "./command-code.ts";
import {
	type CredentialDescriptor,
	type CredentialUser,
	descriptorFromCbor,
	descriptorToCbor,
	userFromCbor,
} from "./credential-descriptor.ts";
import type { PinUvAuth } from "./pin-uv-auth.ts";

/** What is to be signed, and by which credential. */
export interface GetAssertionCommand {
	readonly rpId: string;
	/** SHA-256 of the client data, 32 bytes. */
	readonly clientDataHash: Uint8Array;
	/** Left out, the key offers all that it stores for the relying party. */
	readonly allowList?: readonly CredentialDescriptor[] | undefined;
	/** Inputs of extensions, by name. */
	readonly extensions?: CborMap | undefined;
	/** False asks without a touch whether a credential is there, and signs nothing of use. */
	readonly userPresence?: boolean | undefined;
	/** Asks keys without tokens to verify their user by themselves. Left out beside `auth`. */
	readonly userVerification?: boolean | undefined;
	readonly auth?: PinUvAuth | undefined;
}

/** One assertion as the key made it. */
export interface MadeAssertion {
	/** Keys may leave it out when the allow list had one entry. */
	readonly credential: CredentialDescriptor | undefined;
	readonly authenticatorData: AuthenticatorData;
	readonly signature: Uint8Array;
	readonly user: CredentialUser | undefined;
	/** How many accounts the key could sign for; more than one without an allow list only. */
	readonly numberOfCredentials: number;
}

/**
 * Signs with a credential (CTAP 2.1 section 6.2). The person touches the key, unless `userPresence` is false.
 * @throws KeyFailure as `Authenticator.send`; `malformed` for an answer without an assertion.
 */
export async function getAssertion(
	authenticator: Authenticator,
	command: GetAssertionCommand,
	options?: CallOptions,
): Promise<MadeAssertion> {
	const answer = await authenticator.send(commandCode.getAssertion, parametersOf(command), options);
	return understand(() => readMadeAssertion(answer));
}

/** The next account's assertion, within 30 seconds and with no other command between (CTAP 2.1 section 6.3). */
export async function getNextAssertion(authenticator: Authenticator, options?: CallOptions): Promise<MadeAssertion> {
	const answer = await authenticator.send(commandCode.getNextAssertion, undefined, options);
	return understand(() => readMadeAssertion(answer));
}

/** Reads authenticatorGetAssertion's answer. @throws MalformedCbor for any other. */
function readMadeAssertion(answer: CborMap): MadeAssertion {
	const credential = optionalMember(answer, 1, map);
	const user = optionalMember(answer, 4, map);
	return {
		credential: credential && descriptorFromCbor(credential),
		authenticatorData: readAuthenticatorData(member(answer, 2, byteString)),
		signature: member(answer, 3, byteString),
		user: user && userFromCbor(user),
		numberOfCredentials: Math.max(1, optionalMember(answer, 5, wholeNumber) ?? 1),
	};
}

/** The command's parameters on the wire, which also tell how long it is. */
export function parametersOf(command: GetAssertionCommand): Record<number, CborValue | undefined> {
	const options = namedMembers({
		up: command.userPresence === false ? false : undefined,
		uv: (!command.auth && command.userVerification) || undefined,
	});
	return {
		1: command.rpId,
		2: command.clientDataHash,
		3: command.allowList?.length ? command.allowList.map(descriptorToCbor) : undefined,
		4: command.extensions?.size ? command.extensions : undefined,
		5: options.size > 0 ? options : undefined,
		6: command.auth?.param,
		7: command.auth?.protocol.id,
	};
}
