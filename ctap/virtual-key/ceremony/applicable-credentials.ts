import { CommandFailure } from "../command-failure.ts";
import type { Credential } from "../credentials/credential.ts";
import { findCredential, residentCredentials } from "../credentials/find-credentials.ts";
import type { Firmware } from "../firmware.ts";
import type { GetAssertionRequest } from "./get-assertion-request.ts";

/**
 * The credentials that a request may have an assertion of (CTAP 2.1 section 6.2.2, step 7).
 * @throws CommandFailure `noCredentials`.
 */
export function applicableCredentials(
	firmware: Firmware,
	{ rpId, allowList }: GetAssertionRequest,
	userVerified: boolean,
): readonly Credential[] {
	const located = allowList
		? allowList.map((id) => findCredential(firmware, rpId, id)).filter((credential) => credential !== undefined)
		: residentCredentials(firmware, rpId);
	const applicable = located.filter(({ protection }) => userVerified || protection < (allowList ? 3 : 2));
	if (applicable.length === 0) throw new CommandFailure("noCredentials");
	return applicable;
}
