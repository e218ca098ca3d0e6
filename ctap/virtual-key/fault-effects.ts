import type { CeremonyResult } from "./authenticator-data.ts";
import type { Credential } from "./credentials/credential.ts";
import { drawSecret } from "./credentials/credential-key.ts";
import type { Faults } from "./faults.ts";
import type { RandomSource } from "./random-source.ts";

/** What authenticator data says, with the faults that are due. */
export function spoilResult(faults: Faults, command: number, result: CeremonyResult): CeremonyResult {
	return {
		...result,
		rpId: faults.take("wrong-rp-id", command) ? `attacker.${result.rpId}` : result.rpId,
		userPresent: faults.take("user-not-present", command) ? false : result.userPresent,
		userVerified: faults.take("user-not-verified", command) ? false : result.userVerified,
	};
}

/** The credential that an assertion names. */
export function answeredId(faults: Faults, command: number, { id }: Credential, random: RandomSource): Uint8Array {
	return faults.take("credential-not-in-list", command) ? random(id.length) : id;
}

/** The private key that an assertion is signed with. */
export function signingSecret(
	faults: Faults,
	command: number,
	{ algorithm, secret }: Credential,
	random: RandomSource,
): Uint8Array {
	return faults.take("signature-of-another", command) ? drawSecret(algorithm, random) : secret;
}
