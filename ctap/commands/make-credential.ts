import type { CborMap, CborValue } from "../cbor/cbor-value.ts";
import { namedMembers } from "../cbor/encode-cbor.ts";
import { byteString, map, member, text } from "../cbor/read-member.ts";
import type { CallOptions } from "../ctaphid/exchange.ts";
import { type Authenticator, understand } from "./authenticator.ts";
import { type AuthenticatorData, readAuthenticatorData } from "./authenticator-data.ts";
import { commandCode } from "./command-code.ts";
import {
	type CredentialDescriptor,
	type CredentialUser,
	descriptorToCbor,
	userToCbor,
} from "./credential-descriptor.ts";
import type { PinUvAuth } from "./pin-uv-auth.ts";

/** What a new credential is for. */
export interface MakeCredentialCommand {
	/** SHA-256 of the client data, 32 bytes. */
	readonly clientDataHash: Uint8Array;
	readonly relyingParty: { readonly id: string; readonly name?: string | undefined };
	readonly user: CredentialUser;
	/** COSE numbers, the most wanted first. */
	readonly algorithms: readonly number[];
	/** Where the key holds one of these, it refuses. */
	readonly excludeList?: readonly CredentialDescriptor[] | undefined;
	/** Inputs of extensions, by name. */
	readonly extensions?: CborMap | undefined;
	/** Kept on the key, so that it can be found without its id. */
	readonly residentKey?: boolean | undefined;
	/** Asks keys without tokens to verify their user by themselves. Left out beside `auth`. */
	readonly userVerification?: boolean | undefined;
	readonly auth?: PinUvAuth | undefined;
}

/** A new credential as the key made it. */
export interface MadeCredential {
	/** The attestation statement's format: `packed`, `none` and so on. */
	readonly format: string;
	readonly authenticatorData: AuthenticatorData;
	readonly attestationStatement: CborMap;
}

/**
 * Makes a credential (CTAP 2.1 section 6.1). The person touches the key.
 * @throws KeyFailure as `Authenticator.send`; `malformed` for an answer without a credential.
 */
export async function makeCredential(
	authenticator: Authenticator,
	command: MakeCredentialCommand,
	options?: CallOptions,
): Promise<MadeCredential> {
	const answer = await authenticator.send(commandCode.makeCredential, parametersOf(command), options);
	return understand(() => readMadeCredential(answer));
}

/** Reads authenticatorMakeCredential's answer. @throws MalformedCbor for any other. */
function readMadeCredential(answer: CborMap): MadeCredential {
	return {
		format: member(answer, 1, text),
		authenticatorData: readAuthenticatorData(member(answer, 2, byteString)),
		attestationStatement: member(answer, 3, map),
	};
}

function parametersOf(command: MakeCredentialCommand): Record<number, CborValue | undefined> {
	const { relyingParty, excludeList, auth } = command;
	const options = namedMembers({
		rk: command.residentKey || undefined,
		uv: (!auth && command.userVerification) || undefined,
	});
	return {
		1: command.clientDataHash,
		2: namedMembers({ id: relyingParty.id, name: relyingParty.name }),
		3: userToCbor(command.user),
		4: command.algorithms.map((alg) => namedMembers({ alg, type: "public-key" })),
		5: excludeList?.length ? excludeList.map(descriptorToCbor) : undefined,
		6: command.extensions?.size ? command.extensions : undefined,
		7: options.size > 0 ? options : undefined,
		8: auth?.param,
		9: auth?.protocol.id,
	};
}
