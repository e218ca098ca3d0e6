import type { CommandRun, Firmware } from "./firmware.ts";
import type { VerificationRequest } from "./user-interaction.ts";
import { waitForUser } from "./wait-for-user.ts";

/**
 * Asks for a finger on the reader (`performBuiltInUv`, CTAP 2.1 section 6.5.3.1). Only a finger that does not match
 * costs a try.
 * @param attempts How many fingers are taken before it has failed.
 * @throws CommandFailure `keepaliveCancel`.
 */
export async function verifyBuiltIn(
	firmware: Firmware,
	run: CommandRun,
	request: VerificationRequest,
	attempts: number,
): Promise<"matched" | "failed" | "timeout"> {
	const { flash, personality, verification } = firmware;
	for (let attempt = 0; attempt < attempts && flash.uvRetries > 0; attempt += 1) {
		const outcome = await waitForUser(firmware, run, request, verification);
		if (outcome === "timeout") return "timeout";
		if (outcome === "matched") {
			flash.uvRetries = personality.uvRetries;
			return "matched";
		}
		flash.uvRetries -= 1;
	}
	return "failed";
}
