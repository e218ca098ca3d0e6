import { createInterface } from "node:readline/promises";
import { CommandFailure } from "./command-failure.ts";
import { exitCode } from "./exit-code.ts";

/** True where a person can be asked and can answer. */
export function canAsk(): boolean {
	return process.stdin.isTTY && process.stderr.isTTY;
}

/**
 * Asks until `read` makes something of the answer; Ctrl-C and the end of the input choose nothing.
 * @param question for what takes time a function, which is asked anew each time
 * @param read gives `undefined` for an answer that does not fit
 * @throws CommandFailure `nothing-chosen`, what `signal` was aborted with
 */
export async function askLine<T>(
	question: string | (() => string),
	read: (answer: string) => T | undefined,
	signal: AbortSignal,
): Promise<T> {
	// Not as a terminal: the terminal's own line editing is enough, and so Ctrl-C stays a signal.
	const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
	const closed = new Promise<never>((_, reject) =>
		lines.once("close", () => {
			// Behind a question that got no answer.
			process.stderr.write("\n");
			reject(new CommandFailure("Nothing was chosen.", { code: "nothing-chosen", exitCode: exitCode.cancelled }));
		}),
	);
	try {
		for (;;) {
			const words = typeof question === "string" ? question : question();
			const answer = read((await Promise.race([lines.question(words, { signal }), closed])).trim());
			if (answer !== undefined) return answer;
		}
	} finally {
		closed.catch(() => undefined);
		lines.close();
	}
}
