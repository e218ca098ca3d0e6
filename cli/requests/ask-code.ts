import { askLine, canAsk } from "../ask-line.ts";
import { usageFailure } from "../command-failure.ts";

/**
 * The two digits that the asking screen shows.
 * @throws CommandFailure where there is nobody to ask, what `signal` was aborted with
 */
export async function askCode(signal: AbortSignal): Promise<string> {
	if (!canAsk()) throw usageFailure("Give the two digits of the asking screen with --code.");
	return askLine("Match code, the two digits of the asking screen: ", readCode, signal);
}

function readCode(answer: string): string | undefined {
	return /^\d\d$/.test(answer) ? answer : undefined;
}
