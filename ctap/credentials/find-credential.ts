import type { Authenticator } from "../commands/authenticator.ts";
import type { CredentialDescriptor } from "../commands/credential-descriptor.ts";
import { type GetAssertionCommand, getAssertion } from "../commands/get-assertion.ts";
import type { AuthenticatorInfo } from "../commands/get-info.ts";
import type { CallOptions } from "../ctaphid/exchange.ts";
import { isStatus } from "../key-failure.ts";
import { statusCode } from "../status/status-code.ts";
import type { Authorization } from "../verification/authorization.ts";
import { chunkAllowList, possibleCredentials } from "./allow-list.ts";

/** Where to look, and with what right: credentials at the highest protection show themselves to verified users only. */
export interface CredentialSearch {
	readonly rpId: string;
	readonly list: readonly CredentialDescriptor[];
	readonly authorization: Authorization;
}

/** Answers by which a key says that none of these are its own. */
const absent = [statusCode.noCredentials, statusCode.invalidCredential];

/**
 * Asks a key, without a touch, which credential of a list it holds (CTAP 2.1 section 7.3, pre-flight).
 * @returns The first that it holds, or undefined.
 * @throws KeyFailure as `getAssertion`.
 */
export async function findCredential(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	search: CredentialSearch,
	options?: CallOptions,
): Promise<CredentialDescriptor | undefined> {
	const command = probeCommand(search);
	const longest = Math.min(info.maxMessageSize, authenticator.longestMessage);
	const possible = possibleCredentials(search.list, info);
	const chunks = [...chunkAllowList(possible, command, info, longest)];
	for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) {
		const found = await probe(authenticator, { ...command, allowList: chunk }, options);
		// The key counts otherwise than it says, or says less than it should: in halves, then.
		if (found === "divide") chunks.unshift(...halves(chunk));
		else if (found) return found;
	}
	return undefined;
}

function probeCommand({ rpId, authorization }: CredentialSearch): GetAssertionCommand {
	// No signature of use comes of it: it is over nothing, and says that nobody was there.
	const clientDataHash = new Uint8Array(32);
	return { rpId, clientDataHash, userPresence: false, auth: authorization.proofFor(clientDataHash) };
}

async function probe(
	authenticator: Authenticator,
	command: GetAssertionCommand,
	options: CallOptions | undefined,
): Promise<CredentialDescriptor | "divide" | undefined> {
	const { allowList = [] } = command;
	const divisible = allowList.length > 1;
	try {
		const { credential } = await getAssertion(authenticator, command, options);
		// Of one it goes without saying which.
		return credential ?? (divisible ? "divide" : allowList[0]);
	} catch (error) {
		if (isStatus(error, ...absent)) return undefined;
		if (divisible && isTooLong(error)) return "divide";
		throw error;
	}
}

/** True for a key's word that it takes fewer credentials at a time, or shorter messages, than it was sent. */
export function isTooLong(error: unknown): boolean {
	return isStatus(error, statusCode.requestTooLarge, statusCode.limitExceeded);
}

function halves<T>(list: readonly T[]): readonly (readonly T[])[] {
	const middle = Math.ceil(list.length / 2);
	return [list.slice(0, middle), list.slice(middle)];
}
