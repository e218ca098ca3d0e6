import { CommandFailure } from "../command-failure.ts";
import type { Terminal } from "../terminal.ts";
import { MaskedLine } from "./masked-line.ts";
import { openKeyboard } from "./open-keyboard.ts";

/**
 * Asks for something that nobody else shall read: a dot is shown for each character.
 * @param prompt Ends without a space.
 * @returns UTF-8 that the caller wipes.
 * @throws What `signal` was aborted with; CommandFailure where there is nobody to ask.
 */
export async function readMasked(prompt: string, terminal: Terminal, signal: AbortSignal): Promise<Uint8Array> {
	const { stderr } = process;
	const keyboard = stderr.isTTY ? openKeyboard() : undefined;
	if (!keyboard) {
		throw new CommandFailure("A PIN is asked for, and there is no terminal to ask on.", { code: "no-terminal" });
	}
	const line = new MaskedLine();
	const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
	const draw = () => {
		// A line that wraps could not be written over.
		const room = Math.max(1, (stderr.columns || 80) - prompt.length - 2);
		const dots = "•".repeat(Math.min(line.characters, room));
		stderr.write(`\r${terminal.live ? "\x1b[2K" : ""}${prompt} ${dots}`);
	};
	const take = (typedBytes: Buffer) => {
		const typed = line.take(typedBytes);
		typedBytes.fill(0);
		if (typed === "entered") return resolve(line.finish());
		// In raw mode the terminal makes no signal of Ctrl-C.
		if (typed === "interrupted") process.kill(process.pid, "SIGINT");
		else draw();
	};
	const abort = () => reject(signal.reason);
	signal.addEventListener("abort", abort);
	if (signal.aborted) abort();
	const { input } = keyboard;
	input.setRawMode(true);
	input.on("data", take).resume();
	draw();
	try {
		return await promise;
	} finally {
		signal.removeEventListener("abort", abort);
		input.off("data", take);
		input.setRawMode(false);
		keyboard.close();
		line.wipe();
		stderr.write("\n");
	}
}
