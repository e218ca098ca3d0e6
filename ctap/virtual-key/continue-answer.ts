import type { Answer } from "./answer.ts";
import { CommandFailure } from "./command-failure.ts";
import { type Continuation, continuationMs } from "./continuation.ts";
import type { CommandRun, Firmware } from "./firmware.ts";

/**
 * The next of several answers (CTAP 2.1 sections 6.3, 6.8.3 and 6.8.4), for whoever had the first one, in time, and
 * with no other command in between.
 * @throws CommandFailure `notAllowed`.
 */
export function continueAnswer({ ram, clock }: Firmware, { channel }: CommandRun, kind: Continuation["kind"]): Answer {
	const { continuation } = ram;
	const answer = isFor(continuation, kind, channel, clock.now()) ? continuation.remaining.shift() : undefined;
	if (!continuation || !answer) {
		ram.continuation = undefined;
		throw new CommandFailure("notAllowed");
	}
	continuation.expiresAt = clock.now() + continuationMs;
	return answer();
}

function isFor(
	continuation: Continuation | undefined,
	kind: Continuation["kind"],
	channel: number,
	now: number,
): continuation is Continuation {
	return continuation?.kind === kind && continuation.channel === channel && now <= continuation.expiresAt;
}
