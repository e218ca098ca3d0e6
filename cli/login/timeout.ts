import { usageFailure } from "../command-failure.ts";

/** What `--timeout` says, in milliseconds. @throws CommandFailure with exit code 2 */
export function readTimeout(text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	const seconds = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	if (seconds < 1) throw usageFailure(`--timeout takes a whole number of seconds from 1 to 99999, not "${text}".`);
	return seconds * 1000;
}
