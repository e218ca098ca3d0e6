import { CommandFailure } from "../command-failure.ts";
import type { CommandRun, Firmware } from "../firmware.ts";
import type { PresenceRequest } from "../user-interaction.ts";
import { waitForUser } from "../wait-for-user.ts";

/**
 * Blinks until it is touched.
 * @throws CommandFailure `operationDenied`, the status this key has for a touch that does not come, or
 * `keepaliveCancel`.
 */
export async function askForTouch(
	firmware: Firmware,
	run: CommandRun,
	request: PresenceRequest,
	whenItTimesOut = firmware.personality.touchTimeoutStatus,
): Promise<void> {
	const outcome = await waitForUser(firmware, run, request, firmware.presence);
	if (outcome === "refused") throw new CommandFailure("operationDenied");
	if (outcome === "timeout") throw new CommandFailure(whenItTimesOut);
	const slow = firmware.faults.take("slow-after-touch", run.command);
	if (slow) await firmware.faults.wait(slow.ms, firmware.clock, run.signal);
}
