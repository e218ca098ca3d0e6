import { CommandFailure } from "../command-failure.ts";
import type { Personality } from "../personality.ts";
import { tokenPermission } from "./permissions.ts";

/**
 * The permissions that a platform asks for (CTAP 2.1 section 6.5.5.7.2, steps 3 and 4).
 * @param asked Bits of `tokenPermission`, and others without meaning.
 * @param forbidden Bits that this way to a token does not give.
 * @throws CommandFailure `invalidParameter` for none at all, `unauthorizedPermission` for what the key can not do.
 */
export function requestedPermissions(personality: Personality, asked: number, forbidden: number): number {
	if (asked <= 0) throw new CommandFailure("invalidParameter");
	// No key of ours keeps large blobs.
	let impossible = forbidden | tokenPermission.largeBlobWrite;
	if (personality.credentialManagement !== "standard") impossible |= tokenPermission.credentialManagement;
	if (!personality.authenticatorConfig) impossible |= tokenPermission.authenticatorConfig;
	if ((asked & impossible) !== 0) throw new CommandFailure("unauthorizedPermission");
	return asked;
}
