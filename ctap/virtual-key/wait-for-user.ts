import { CommandFailure } from "./command-failure.ts";
import type { CommandRun, Firmware } from "./firmware.ts";
import type { PresenceRequest, VerificationRequest } from "./user-interaction.ts";

/**
 * Waits for something that the owner has to do, and says so on the wire until it is done or its time is up.
 * @param ask Asks whoever plays the owner. Its signal is aborted when the answer is of no use any more.
 * @throws CommandFailure `keepaliveCancel` when the platform or a lost connection ends the wait.
 */
export async function waitForUser<Request extends PresenceRequest | VerificationRequest, Outcome>(
	{ ram, clock, personality }: Firmware,
	run: CommandRun,
	request: Request,
	ask: (request: Request, signal: AbortSignal) => Promise<Outcome>,
): Promise<Outcome | "timeout"> {
	if (run.signal.aborted) throw new CommandFailure("keepaliveCancel");
	const useless = new AbortController();
	const { promise: ended, resolve, reject } = Promise.withResolvers<"timeout">();
	const cancel = () => reject(new CommandFailure("keepaliveCancel"));
	const stopTimer = clock.after(personality.touchTimeoutMs, () => resolve("timeout"));
	run.signal.addEventListener("abort", cancel);
	ram.blinkingFor = request;
	run.report("user-presence-needed");
	try {
		return await Promise.race([ask(request, useless.signal), ended]);
	} finally {
		run.report("processing");
		// By now another command may wait already.
		if (ram.blinkingFor === request) ram.blinkingFor = undefined;
		run.signal.removeEventListener("abort", cancel);
		stopTimer();
		useless.abort();
	}
}
