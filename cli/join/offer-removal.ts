import { askLine, canAsk } from "../ask-line.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Terminal } from "../terminal.ts";
import { named } from "./join-end.ts";

interface Removable {
	readonly node?: string | undefined;
	readonly removableUntil: string;
	/** The server's clock, by which that counts. */
	readonly now: string;
}

/**
 * Lets a person take a machine back for as long as the server does. Anything but the word keeps it, and so does silence.
 * @returns whether they want to
 */
export async function wantsRemoval(join: Removable, terminal: Terminal, stop: AbortSignal): Promise<boolean> {
	const left = Date.parse(join.removableUntil) - Date.parse(join.now);
	if (!canAsk()) {
		terminal.say("To take it out again, ask whoever runs headscale: headscale nodes delete.");
		return false;
	}
	const signal = AbortSignal.any([stop, AbortSignal.timeout(Math.max(0, left))]);
	const seconds = Math.round(left / 1000);
	const question = `To take ${named(join.node)} out again, type remove within ${seconds} seconds; Enter keeps it: `;
	try {
		return await askLine(question, (answer) => /^remove$/i.test(answer), signal);
	} catch (error) {
		if (signal.aborted || error instanceof CommandFailure) return false;
		throw error;
	}
}
