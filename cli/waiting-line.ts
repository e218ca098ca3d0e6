import { Problem } from "../contract/problem.ts";
import { minutes } from "./minutes.ts";
import type { Terminal } from "./terminal.ts";

/** What is waited for, such as "the approval", until when at the longest, and what Ctrl-C does to it. */
export interface Wait {
	readonly what: string;
	/** Milliseconds since 1970. */
	readonly deadline: number;
	readonly ctrlC: string;
}

export interface Trouble {
	readonly error: Error;
	/** Milliseconds since 1970; absent while it is being tried. */
	readonly nextTryAt?: number | undefined;
}

/** What a person sees while something is waited for. */
export interface WaitingLine {
	/** Says that the server does not answer or, with nothing, that it answers again. */
	trouble(trouble: Trouble | undefined): void;
	/** Takes the line away, so that what follows stands in its place. */
	end(): void;
}

/** A countdown that is written over where stderr is a terminal; elsewhere one line for each change. */
export function showWaiting(terminal: Terminal, wait: Wait): WaitingLine {
	return terminal.live ? countDown(terminal, wait) : reportChanges(terminal, wait);
}

function countDown(terminal: Terminal, { what, deadline, ctrlC }: Wait): WaitingLine {
	let trouble: Trouble | undefined;
	let shown = "";
	const draw = () => {
		const left = `${minutes(deadline - Date.now())} left`;
		const text = trouble
			? `${troubleWords(trouble)} ${nextTry(trouble)}, ${left}.`
			: `Waiting for ${what}, ${left}. Ctrl-C ${ctrlC}.`;
		// A line that wraps could not be written over.
		const line = text.slice(0, (process.stderr.columns || 80) - 1);
		if (line === shown) return;
		shown = line;
		process.stderr.write(`\r\x1b[2K${terminal.style(trouble ? "yellow" : "dim", line)}`);
	};
	// More often than once a second, so that no second is skipped.
	const timer = setInterval(draw, 200);
	draw();
	return {
		trouble(next) {
			trouble = next;
			draw();
		},
		end() {
			clearInterval(timer);
			process.stderr.write("\r\x1b[2K");
		},
	};
}

function reportChanges(terminal: Terminal, { what, deadline }: Wait): WaitingLine {
	const until = new Date(deadline).toISOString().slice(11, 19);
	terminal.say(`Waiting for ${what} until ${until} UTC.`);
	let troubled = false;
	return {
		trouble(next) {
			if (next && !troubled) terminal.say(`${troubleWords(next)} Trying again until time runs out.`);
			if (!next) terminal.say("The server answers again.");
			troubled = next !== undefined;
		},
		end() {},
	};
}

function troubleWords({ error }: Trouble): string {
	return error instanceof Problem ? error.message : "No connection to the server.";
}

function nextTry({ nextTryAt }: Trouble): string {
	const wait = nextTryAt === undefined ? 0 : nextTryAt - Date.now();
	return wait > 0 ? `Next try in ${minutes(wait)}` : "Trying again";
}
