import { askLine, canAsk } from "../ask-line.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Terminal } from "../terminal.ts";

interface Removable {
	readonly node?: string | undefined;
	readonly removableUntil: string;
	/** The server's clock, by which that counts. */
	readonly now: string;
}

/**
 * Lets a person take a machine back for as long as the server does. Enter keeps it, and so does silence;
 * whatever else is typed is asked for again, since it may be the word with a slip in it.
 * @returns whether they want to
 */
export async function wantsRemoval(join: Removable, terminal: Terminal, stop: AbortSignal): Promise<boolean> {
	const left = Date.parse(join.removableUntil) - Date.parse(join.now);
	if (!canAsk()) {
		terminal.say("To take it out again, ask whoever runs headscale: headscale nodes delete.");
		return false;
	}
	const signal = AbortSignal.any([stop, AbortSignal.timeout(Math.max(0, left))]);
	const end = performance.now() + left;
	const question = () => {
		const seconds = Math.max(1, Math.round((end - performance.now()) / 1000));
		return `To take ${join.node ?? "the machine"} out again, type remove within ${seconds} seconds; Enter keeps it: `;
	};
	try {
		return await askLine(question, readAnswer, signal);
	} catch (error) {
		if (signal.aborted || error instanceof CommandFailure) return false;
		throw error;
	}
}

function readAnswer(text: string): boolean | undefined {
	if (text === "") return false;
	return /^remove$/i.test(text) ? true : undefined;
}
