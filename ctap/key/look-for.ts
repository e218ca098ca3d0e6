import type { Authenticator } from "../commands/authenticator.ts";
import type { AuthenticatorInfo } from "../commands/get-info.ts";
import { findCredential } from "../credentials/find-credential.ts";
import type { CallOptions } from "../ctaphid/exchange.ts";
import { KeyFailure } from "../key-failure.ts";
import { unverified } from "../verification/authorization.ts";
import { waysToVerify } from "../verification/ways-to-verify.ts";
import type { CredentialLookup, CredentialWhereabouts } from "./security-key.ts";

/**
 * Asks a key, without PIN and touch, whether it holds one of some credentials. One that hides credentials from people
 * it has not verified (credProtect) can not be taken at its word when it knows none.
 * @throws KeyFailure for everything but what the key answers.
 */
export async function lookFor(
	authenticator: Authenticator,
	info: AuthenticatorInfo,
	{ rpId, credentials }: CredentialLookup,
	options: CallOptions,
): Promise<CredentialWhereabouts> {
	try {
		const search = { rpId, list: credentials, authorization: unverified };
		const credential = await findCredential(authenticator, info, search, options);
		if (credential) return { kind: "held", credential };
		return mayHide(info) ? { kind: "unknown" } : { kind: "absent" };
	} catch (error) {
		// Some keys answer no silent question at all.
		if (error instanceof KeyFailure && error.reason === "status") return { kind: "unknown" };
		throw error;
	}
}

/** A key that can verify nobody, having neither PIN nor finger, would have hidden what nobody could use. */
function mayHide(info: AuthenticatorInfo): boolean {
	const { builtIn, pin } = waysToVerify(info);
	return info.extensions.includes("credProtect") && (builtIn !== "none" || pin === "set");
}
