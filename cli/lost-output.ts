import { setImmediate as nextTurn } from "node:timers/promises";
import { CommandFailure } from "./command-failure.ts";

const lost = new AbortController();
let isHeeded = false;

/** Calls `end` once stdout takes nothing more, unless a command heeds that itself. */
export function endOnLostOutput(end: () => void): void {
	process.stdout.on("error", (cause) => {
		lost.abort(cause);
		if (!isHeeded) end();
	});
}

/**
 * For a command that has something to take back first: from now on it ends the process itself.
 * @returns a signal that is aborted once stdout takes nothing more
 */
export function heedLostOutput(): AbortSignal {
	isHeeded = true;
	return lost.signal;
}

/**
 * Waits until all that was printed is out.
 * @param standing how things are now
 * @throws CommandFailure where stdout took it not
 */
export async function requireOutput(standing: string): Promise<void> {
	await new Promise<void>((resolve) => process.stdout.write("", () => resolve()));
	// The stream tells of an error later than its callback comes.
	await nextTurn();
	if (!lost.signal.aborted) return;
	throw new CommandFailure(`Nothing can be written to stdout. ${standing}`, {
		code: "output",
		cause: lost.signal.reason,
	});
}
