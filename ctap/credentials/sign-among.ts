import type { Authenticator } from "../commands/authenticator.ts";
import type { CredentialDescriptor } from "../commands/credential-descriptor.ts";
import { type GetAssertionCommand, getAssertion, type MadeAssertion } from "../commands/get-assertion.ts";
import type { AuthenticatorInfo } from "../commands/get-info.ts";
import type { CallOptions } from "../ctaphid/exchange.ts";
import { KeyFailure } from "../key-failure.ts";
import { statusCode } from "../status/status-code.ts";
import { sentenceFor } from "../status/status-sentence.ts";
import type { Authorization } from "../verification/authorization.ts";
import { chunkAllowList } from "./allow-list.ts";
import { findCredential, isTooLong } from "./find-credential.ts";

/** What is to be signed by one of several credentials. */
export interface SigningAmong {
	/** Without its list. */
	readonly command: GetAssertionCommand;
	/** One at least. */
	readonly list: readonly CredentialDescriptor[];
	readonly authorization: Authorization;
}

/**
 * Signs with a credential of a list of any length: with the list as it is where the key takes it whole, else with the
 * one of it that the key holds.
 * @throws KeyFailure as `getAssertion`.
 */
export async function signAmong(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	{ command, list, authorization }: SigningAmong,
	options: CallOptions,
): Promise<MadeAssertion> {
	async function sign(allowList: readonly CredentialDescriptor[]): Promise<MadeAssertion> {
		return named(await getAssertion(authenticator, { ...command, allowList }, options), allowList);
	}
	const longest = Math.min(info.maxMessageSize, authenticator.longestMessage);
	if (list.length === 1 || chunkAllowList(list, command, info, longest).length === 1) {
		try {
			return await sign(list);
		} catch (error) {
			if (list.length === 1 || !isTooLong(error)) throw error;
		}
	}
	const found = await findCredential(authenticator, info, { rpId: command.rpId, list, authorization }, options);
	if (!found) throw notHere();
	return await sign([found]);
}

/** The key may leave out which credential signed where there was but one to choose from. */
function named(made: MadeAssertion, [only, ...others]: readonly CredentialDescriptor[]): MadeAssertion {
	return made.credential || others.length > 0 ? made : { ...made, credential: only };
}

/** The key's own answer where it holds none of those allowed. */
export function notHere(): KeyFailure {
	const status = statusCode.noCredentials;
	return new KeyFailure("status", sentenceFor(status).happened, { status });
}
