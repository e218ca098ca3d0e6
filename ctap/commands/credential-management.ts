import { createHash } from "node:crypto";
import type { CborMap, CborValue } from "../cbor/cbor-value.ts";
import { encodeCbor } from "../cbor/encode-cbor.ts";
import { byteString, map, member, optionalMember, text, wholeNumber } from "../cbor/read-member.ts";
import type { CallOptions } from "../ctaphid/exchange.ts";
import { isStatus } from "../key-failure.ts";
import type { PinUvProtocol } from "../pin-uv/pin-uv-protocol.ts";
import { statusCode } from "../status/status-code.ts";
import { type Authenticator, understand } from "./authenticator.ts";
import { commandCode, credentialSubcommand } from "./command-code.ts";
import {
	type CredentialDescriptor,
	type CredentialUser,
	descriptorFromCbor,
	descriptorToCbor,
	userFromCbor,
} from "./credential-descriptor.ts";

/** A token with the permission to manage credentials, and the dialect of the command that the key speaks. */
export interface Management {
	readonly protocol: PinUvProtocol;
	readonly token: Uint8Array;
	/** True for keys of CTAP 2.0 with `credentialMgmtPreview`. */
	readonly preview: boolean;
	/** How its commands are called. */
	readonly options?: CallOptions | undefined;
}

/** A credential that the key stores. */
export interface StoredCredential {
	readonly rpId: string;
	readonly credential: CredentialDescriptor;
	readonly user: CredentialUser;
}

/** How full a key is. */
export interface CredentialRoom {
	readonly stored: number;
	/** At least so many more fit. */
	readonly left: number;
}

interface StoredRelyingParty {
	/** Keys may cut it after 32 bytes. */
	readonly id: string;
	readonly hash: Uint8Array;
}

/** Asks how full the key is (CTAP 2.1 section 6.8.2). */
export async function getCredentialRoom(authenticator: Authenticator, management: Management): Promise<CredentialRoom> {
	const answer = await manage(authenticator, management, credentialSubcommand.getMetadata);
	return understand(() => ({ stored: member(answer, 1, wholeNumber), left: member(answer, 2, wholeNumber) }));
}

/** Lists all credentials that the key stores (CTAP 2.1 sections 6.8.3 and 6.8.4). */
export async function listCredentials(
	authenticator: Authenticator,
	management: Management,
): Promise<readonly StoredCredential[]> {
	const stored: StoredCredential[] = [];
	for (const relyingParty of await listRelyingParties(authenticator, management)) {
		const room = mostStored - stored.length;
		if (room === 0) break;
		stored.push(...(await listCredentialsOf(authenticator, management, relyingParty, room)));
	}
	return stored;
}

/** Erases one stored credential (CTAP 2.1 section 6.8.5). It can not be undone. */
export async function deleteCredential(
	authenticator: Authenticator,
	management: Management,
	credential: CredentialDescriptor,
): Promise<void> {
	const parameters = new Map<number, CborValue>([[2, descriptorToCbor(credential)]]);
	await manage(authenticator, management, credentialSubcommand.deleteCredential, parameters);
}

async function listRelyingParties(
	authenticator: Authenticator,
	management: Management,
): Promise<readonly StoredRelyingParty[]> {
	const begin = await manage(authenticator, management, credentialSubcommand.enumerateRpsBegin).catch(noneStored);
	const total = understand(() => (begin ? optionalMember(begin, 5, wholeNumber) : undefined) ?? 0);
	return enumerate(
		begin,
		Math.min(total, mostStored),
		() => next(authenticator, management, credentialSubcommand.enumerateRpsNext),
		(answer) => {
			const id = optionalMember(member(answer, 3, map), "id", text) ?? "";
			return { id, hash: optionalMember(answer, 4, byteString) ?? createHash("sha256").update(id).digest() };
		},
	);
}

async function listCredentialsOf(
	authenticator: Authenticator,
	management: Management,
	{ id: rpId, hash }: StoredRelyingParty,
	room: number,
): Promise<readonly StoredCredential[]> {
	const parameters = new Map<number, CborValue>([[1, hash]]);
	const subcommand = credentialSubcommand.enumerateCredentialsBegin;
	const begin = await manage(authenticator, management, subcommand, parameters).catch(noneStored);
	const total = understand(() => (begin ? optionalMember(begin, 9, wholeNumber) : undefined) ?? 0);
	return enumerate(
		begin,
		Math.min(total, room),
		() => next(authenticator, management, credentialSubcommand.enumerateCredentialsNext),
		(answer) => ({
			rpId,
			user: userFromCbor(member(answer, 6, map)),
			credential: descriptorFromCbor(member(answer, 7, map)),
		}),
	);
}

/** More than any key stores, of relying parties and of credentials: a key that counts on for ever is not followed. */
const mostStored = 1024;

async function enumerate<T>(
	begin: CborMap | undefined,
	total: number,
	fetchNext: () => Promise<CborMap>,
	read: (answer: CborMap) => T,
): Promise<readonly T[]> {
	if (!begin || total < 1) return [];
	const found = [understand(() => read(begin))];
	while (found.length < total) {
		const answer = await fetchNext();
		found.push(understand(() => read(answer)));
	}
	return found;
}

function noneStored(error: unknown): undefined {
	if (!isStatus(error, statusCode.noCredentials)) throw error;
}

function manage(
	authenticator: Authenticator,
	{ protocol, token, preview, options }: Management,
	subcommand: number,
	parameters?: CborMap,
): Promise<CborMap> {
	const encoded = parameters ? encodeCbor(parameters) : new Uint8Array();
	const authentication = protocol.authenticate(token, Buffer.concat([Uint8Array.of(subcommand), encoded]));
	const members = { 1: subcommand, 2: parameters, 3: protocol.id, 4: authentication };
	return authenticator.send(commandFor(preview), members, options);
}

/** The next ones of an enumeration go without proof: the key remembers who began it. */
function next(authenticator: Authenticator, { preview, options }: Management, subcommand: number): Promise<CborMap> {
	return authenticator.send(commandFor(preview), { 1: subcommand }, options);
}

function commandFor(preview: boolean): number {
	return preview ? commandCode.credentialManagementPreview : commandCode.credentialManagement;
}
