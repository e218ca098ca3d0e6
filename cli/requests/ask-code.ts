import { askLine, canAsk } from "../ask-line.ts";
import { usageFailure } from "../command-failure.ts";
import type { Terminal } from "../terminal.ts";

/**
 * The two digits that the asking screen shows.
 * @throws CommandFailure where there is nobody to ask, what `signal` was aborted with
 */
export async function askCode(terminal: Terminal, signal: AbortSignal): Promise<string> {
	if (!canAsk()) throw usageFailure("Give the two digits of the asking screen with --code.");
	return askLine(
		"Match code, the two digits of the asking screen: ",
		(answer) => {
			if (/^\d\d$/.test(answer)) return answer;
			if (answer !== "") terminal.say("Two digits, as in 07.");
			return undefined;
		},
		signal,
	);
}
