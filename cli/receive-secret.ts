import { addAbortSignal } from "node:stream";
import { CommandFailure } from "./command-failure.ts";
import { readMasked } from "./security-key/read-masked.ts";
import type { Terminal } from "./terminal.ts";

/** Bytes; more is none of what is asked for. */
const longest = 4096;

/**
 * A link that was given on the command line or, for "-", comes on stdin.
 * @throws CommandFailure, what `stop` was aborted with
 */
export async function receiveLink(given: string, terminal: Terminal, stop: AbortSignal): Promise<string> {
	return given === "-" ? receiveSecret("link", terminal, stop) : given;
}

/**
 * Something that nobody else shall read, such as "link", from stdin: typed or pasted unseen, or from a pipe or file.
 * @throws CommandFailure, what `stop` was aborted with
 */
export async function receiveSecret(what: string, terminal: Terminal, stop: AbortSignal): Promise<string> {
	if (!process.stdin.isTTY) return readPiped(stop);
	if (!process.stderr.isTTY)
		throw new CommandFailure(`There is no terminal to ask for the ${what} on.`, { code: "no-terminal" });
	const typed = await readMasked(`The ${what}:`, terminal, stop);
	try {
		return Buffer.from(typed).toString("utf8");
	} finally {
		typed.fill(0);
	}
}

async function readPiped(stop: AbortSignal): Promise<string> {
	const parts: Buffer[] = [];
	let length = 0;
	for await (const part of addAbortSignal(stop, process.stdin)) {
		parts.push(part);
		length += part.length;
		if (length > longest) break;
	}
	return Buffer.concat(parts).toString("utf8");
}
