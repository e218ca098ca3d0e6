import { styleText } from "node:util";
import { visible } from "./visible-text.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

type Style = Parameters<typeof styleText>[0];

/** Where a command's words go: results to stdout, talk to stderr. */
export interface Terminal {
	readonly environment: Environment;
	/** Writes a line of the result. */
	print(line: string): void;
	/** Writes a line for the person who looks on. */
	say(line?: string): void;
	/** Colours only where stderr, or `stdout`, is a terminal, and never against NO_COLOR. */
	style(style: Style, text: string, stream?: NodeJS.WriteStream): string;
	/** Whether a line on stderr can be written over, which neither a file nor a dumb terminal can. */
	readonly live: boolean;
}

export function openTerminal(environment: Environment): Terminal {
	return {
		environment,
		print: (line) => process.stdout.write(`${line}\n`),
		say: (line = "") => process.stderr.write(`${line}\n`),
		style: (style, text, stream = process.stderr) => styleText(style, text, { stream, validateStream: true }),
		live: process.stderr.isTTY && environment["TERM"] !== "dumb",
	};
}

/** Says that something failed, in the one form all commands share. */
export function sayFailure(terminal: Terminal, message: string): void {
	terminal.say(`${terminal.style("red", "countersign:")} ${visible(message)}`);
}
