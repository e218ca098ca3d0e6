import type { Authenticator } from "../commands/authenticator.ts";
import { permission } from "../commands/command-code.ts";
import type { CredentialDescriptor } from "../commands/credential-descriptor.ts";
import type { AuthenticatorInfo } from "../commands/get-info.ts";
import { makeCredential } from "../commands/make-credential.ts";
import { possibleCredentials } from "../credentials/allow-list.ts";
import { checkAuthenticatorData } from "../credentials/check-answer.ts";
import { findCredential } from "../credentials/find-credential.ts";
import { touchingSensor } from "../ctaphid/exchange.ts";
import { creationInputs } from "../extensions/creation-extensions.ts";
import { isStatus, KeyFailure } from "../key-failure.ts";
import { statusCode } from "../status/status-code.ts";
import type { Authorization } from "../verification/authorization.ts";
import { authorize } from "./authorize.ts";
import type { CreatedCredential, CredentialRequest, OperationOptions } from "./security-key.ts";

/** COSE numbers of ES256 and EdDSA: what keys have, and what servers take. */
const usualAlgorithms = [-7, -8];

/**
 * Verifies the user, makes a credential, and checks what was made.
 * @throws KeyFailure `status` credentialExcluded, after a touch, for a key that holds one of those excluded.
 */
export async function createWith(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	request: CredentialRequest,
	options: OperationOptions,
): Promise<CreatedCredential> {
	const { userVerification = true, relyingParty, clientDataHash } = request;
	const excluded = possibleCredentials(request.excludeCredentials ?? [], info);
	const extensions = creationInputs(request.extensions ?? {}, info);
	const scope = { permissions: permissionsFor(excluded), rpId: relyingParty.id };
	const authorization = await authorize(authenticator, info, userVerification, scope, options);
	try {
		const made = await makeCredential(
			authenticator,
			{
				clientDataHash,
				relyingParty,
				user: request.user,
				algorithms: request.algorithms ?? usualAlgorithms,
				excludeList: await narrow(authenticator, info, relyingParty.id, excluded, authorization, options),
				extensions,
				residentKey: request.residentKey,
				userVerification: authorization.withinCommand,
				auth: authorization.proofFor(clientDataHash),
			},
			authorization.withinCommand ? touchingSensor(options) : options,
		);
		checkAuthenticatorData(made.authenticatorData, { rpId: relyingParty.id, userVerified: userVerification });
		const { attested } = made.authenticatorData;
		if (!attested) throw new KeyFailure("malformed", "The key's answer holds no credential.");
		return { ...made, attested };
	} finally {
		authorization.wipe();
	}
}

/** A list of several may have to be looked through first, which is an assertion of its own. */
function permissionsFor(excluded: readonly CredentialDescriptor[]): number {
	return excluded.length > 1 ? permission.makeCredential | permission.getAssertion : permission.makeCredential;
}

const noSilence = [statusCode.unsupportedOption, statusCode.invalidOption, statusCode.upRequired];

/** One entry is the key's to judge; of several, the one that it holds, so that any length of list works. */
async function narrow(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	rpId: string,
	excluded: readonly CredentialDescriptor[],
	authorization: Authorization,
	options: OperationOptions,
): Promise<readonly CredentialDescriptor[]> {
	if (excluded.length <= 1) return excluded;
	try {
		const found = await findCredential(authenticator, info, { rpId, list: excluded, authorization }, options);
		return found ? [found] : [];
	} catch (error) {
		// A key that answers no silent question gets the list as it is.
		if (!isStatus(error, ...noSilence)) throw error;
		return excluded;
	}
}
