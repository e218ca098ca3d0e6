import { openSync } from "node:fs";
import { ReadStream } from "node:tty";

/** Where a person types. */
export interface Keyboard {
	readonly input: ReadStream;
	/** Reads no further, so that the process can end. */
	close(): void;
}

/**
 * Opens what a person types on: stdin or, where that is a pipe or a file, the terminal that this process runs in.
 * @returns `undefined` where there is none
 */
export function openKeyboard(): Keyboard | undefined {
	const { stdin } = process;
	if (stdin.isTTY) return { input: stdin, close: () => stdin.pause() };
	try {
		const input = new ReadStream(openSync("/dev/tty", "r"));
		return { input, close: () => input.destroy() };
	} catch {
		return undefined;
	}
}
