import { createHash } from "node:crypto";
import type { AuthenticatorData } from "../commands/authenticator-data.ts";
import type { CredentialDescriptor } from "../commands/credential-descriptor.ts";
import { KeyFailure } from "../key-failure.ts";

/** What an answer is checked against. */
export interface Expected {
	readonly rpId: string;
	readonly userVerified: boolean;
}

/**
 * Makes sure that authenticator data answers what was asked: this relying party, somebody there, and, where it was
 * demanded, verified. Keys have been seen to sign without verifying.
 * @throws KeyFailure `untrusted`.
 */
export function checkAuthenticatorData(data: AuthenticatorData, expected: Expected): void {
	const rpIdHash = createHash("sha256").update(expected.rpId).digest();
	if (!rpIdHash.equals(data.rpIdHash)) throw untrusted("for somebody else");
	if (!data.userPresent) throw untrusted("without a touch");
	if (expected.userVerified && !data.userVerified) throw untrusted("without checking who touched it");
}

/**
 * The credential that signed.
 * @param answered What the key says, or what goes without saying where it was asked for but one.
 * @throws KeyFailure `untrusted` for a credential that was not asked for.
 */
export function checkCredential(
	answered: CredentialDescriptor | undefined,
	allowed: readonly CredentialDescriptor[] | undefined,
): CredentialDescriptor {
	if (!answered) throw untrusted("without saying with which credential");
	if (allowed && !allowed.some(({ id }) => Buffer.from(id).equals(answered.id))) {
		throw untrusted("with a credential that was not asked for");
	}
	return answered;
}

function untrusted(how: string): KeyFailure {
	return new KeyFailure("untrusted", `The key signed ${how}. Its signature was thrown away.`);
}
