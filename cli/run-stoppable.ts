import { type ExitCode, exitCode } from "./exit-code.ts";
import { listenForStop } from "./stop-signals.ts";
import type { Terminal } from "./terminal.ts";

/** What whoever stops a command now is told. It changes as the command goes on. */
export interface Standing {
	/** How things are then, as in "Nothing was added." */
	words: string;
	/** `unknown` once the server may have done it. */
	state: "cancelled" | "unknown";
}

/**
 * Runs a command that Ctrl-C may stop at any step.
 * @throws what `act` throws, unless it was stopped
 */
export async function runStoppable(
	terminal: Terminal,
	{ json, standing }: { json: boolean; standing: Standing },
	act: (stop: AbortSignal) => Promise<ExitCode>,
): Promise<ExitCode> {
	const stop = listenForStop(["SIGINT", "SIGTERM", "SIGHUP"], () => process.exit(exitCode.cancelled));
	try {
		return await act(stop);
	} catch (error) {
		if (!stop.aborted) throw error;
		terminal.say(`Stopped. ${standing.words}`);
		if (json) terminal.print(JSON.stringify({ state: standing.state }));
		return exitCode.cancelled;
	}
}

/** What was asked for is on its way to the server, and nobody waits for its answer any more. */
export function beyondRecall(standing: Standing): void {
	standing.words = "It may be done all the same: see countersign keys list.";
	standing.state = "unknown";
}
