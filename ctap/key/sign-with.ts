import type { CborMap } from "../cbor/cbor-value.ts";
import type { Authenticator } from "../commands/authenticator.ts";
import { type Agreement, agree } from "../commands/client-pin.ts";
import { permission } from "../commands/command-code.ts";
import { type GetAssertionCommand, getAssertion, type MadeAssertion } from "../commands/get-assertion.ts";
import type { AuthenticatorInfo } from "../commands/get-info.ts";
import { possibleCredentials } from "../credentials/allow-list.ts";
import { checkAuthenticatorData, checkCredential } from "../credentials/check-answer.ts";
import { notHere, signAmong } from "../credentials/sign-among.ts";
import { touchingSensor } from "../ctaphid/exchange.ts";
import { prfInput, prfOutput } from "../extensions/prf.ts";
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
	let agreement: Agreement | undefined;
	try {
		agreement = await agreementFor(authenticator, info, request, authorization, options);
		const command: GetAssertionCommand = {
			rpId,
			clientDataHash: request.clientDataHash,
			extensions: extensionsFor(request, agreement),
			userVerification: authorization.withinCommand,
			auth: authorization.proofFor(request.clientDataHash),
		};
		const within = authorization.withinCommand ? touchingSensor(options) : options;
		const made = allowed
			? await signAmong(authenticator, info, { command, list: allowed, authorization }, within)
			: await getAssertion(authenticator, command, within);
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

async function agreementFor(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	{ prf }: AssertionRequest,
	authorization: Authorization,
	options: OperationOptions,
): Promise<Agreement | undefined> {
	if (!prf || !info.extensions.includes("hmac-secret")) return undefined;
	return authorization.agreement ?? (await agree(authenticator, chooseProtocol(info), options));
}

function extensionsFor({ prf }: AssertionRequest, agreement: Agreement | undefined): CborMap | undefined {
	return prf && agreement ? new Map([["hmac-secret", prfInput(agreement, prf)]]) : undefined;
}
