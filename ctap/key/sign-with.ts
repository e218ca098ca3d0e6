import type { CborMap } from "../cbor/cbor-value.ts";
import type { Authenticator } from "../commands/authenticator.ts";
import { type Agreement, agree } from "../commands/client-pin.ts";
import { permission } from "../commands/command-code.ts";
import type { CredentialDescriptor } from "../commands/credential-descriptor.ts";
import { type GetAssertionCommand, getAssertion, type MadeAssertion } from "../commands/get-assertion.ts";
import type { AuthenticatorInfo } from "../commands/get-info.ts";
import { chunkAllowList, possibleCredentials } from "../credentials/allow-list.ts";
import { checkAuthenticatorData, checkCredential } from "../credentials/check-answer.ts";
import { findCredential } from "../credentials/find-credential.ts";
import { touchingSensor } from "../ctaphid/exchange.ts";
import { prfInput, prfOutput } from "../extensions/prf.ts";
import { KeyFailure } from "../key-failure.ts";
import { statusCode } from "../status/status-code.ts";
import { sentenceFor } from "../status/status-sentence.ts";
import type { Authorization } from "../verification/authorization.ts";
import { chooseProtocol } from "../verification/choose-protocol.ts";
import { authorize } from "./authorize.ts";
import type { Assertion, AssertionRequest, OperationOptions } from "./security-key.ts";

/**
 * Verifies the user, signs, and checks what was signed.
 * @throws KeyFailure `status` noCredentials before anything is sent where the key can hold none of those allowed.
 */
export async function signWith(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	request: AssertionRequest,
	options: OperationOptions,
): Promise<Assertion> {
	const { rpId, userVerification = true } = request;
	const allowed = request.allowCredentials && possibleCredentials(request.allowCredentials, info);
	if (allowed?.length === 0) throw notHere();
	const scope = { permissions: permission.getAssertion, rpId };
	const authorization = await authorize(authenticator, info, userVerification, scope, options);
	const agreement = await agreementFor(authenticator, info, request, authorization);
	try {
		const command: GetAssertionCommand = {
			rpId,
			clientDataHash: request.clientDataHash,
			extensions: extensionsFor(request, agreement),
			userVerification: authorization.withinCommand,
			auth: authorization.proofFor(request.clientDataHash),
		};
		const allowList = allowed && (await narrow(authenticator, info, command, allowed, authorization, options));
		const within = authorization.withinCommand ? touchingSensor(options) : options;
		const made = await getAssertion(authenticator, { ...command, allowList }, within);
		return checked(request, made, agreement);
	} finally {
		agreement?.secret.fill(0);
		authorization.wipe();
	}
}

/**
 * Makes sure that an assertion is one for this request.
 * @throws KeyFailure `untrusted`.
 */
export function checked(request: AssertionRequest, made: MadeAssertion, agreement?: Agreement): Assertion {
	const { rpId, userVerification = true, allowCredentials, prf } = request;
	checkAuthenticatorData(made.authenticatorData, { rpId, userVerified: userVerification });
	return {
		...made,
		credential: checkCredential(made.credential, allowCredentials),
		prf: prf && agreement ? prfOutput(agreement, prf, made.authenticatorData) : undefined,
	};
}

/** The list as it is where the key takes it whole, else the one of it that the key holds. */
async function narrow(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	command: GetAssertionCommand,
	list: readonly CredentialDescriptor[],
	authorization: Authorization,
	options: OperationOptions,
): Promise<readonly CredentialDescriptor[]> {
	const longest = Math.min(info.maxMessageSize, authenticator.longestMessage);
	if (list.length === 1 || chunkAllowList(list, command, info, longest).length === 1) return list;
	const found = await findCredential(authenticator, info, { rpId: command.rpId, list, authorization }, options);
	if (!found) throw notHere();
	return [found];
}

async function agreementFor(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	{ prf }: AssertionRequest,
	authorization: Authorization,
): Promise<Agreement | undefined> {
	if (!prf || !info.extensions.includes("hmac-secret")) return undefined;
	return authorization.agreement ?? (await agree(authenticator, chooseProtocol(info)));
}

function extensionsFor({ prf }: AssertionRequest, agreement: Agreement | undefined): CborMap | undefined {
	return prf && agreement ? new Map([["hmac-secret", prfInput(agreement, prf)]]) : undefined;
}

function notHere(): KeyFailure {
	const status = statusCode.noCredentials;
	return new KeyFailure("status", sentenceFor(status).happened, { status });
}
