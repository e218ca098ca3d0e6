import type { PinStep, Step } from "../../ctap/flows/step.ts";
import { cutToWidth, displayWidth } from "../display-width.ts";
import { minutes } from "../minutes.ts";
import type { Terminal } from "../terminal.ts";
import { stepNote, stepWords } from "./step-words.ts";

/** How long there is for it, and what Ctrl-C does to it. */
export interface StepFrame {
	/** Milliseconds since 1970; undefined where nothing runs out. */
	readonly deadline: number | undefined;
	/** As in "leaves the login waiting". */
	readonly ctrlC: string;
}

/** The one line that says what to do next. */
export interface StepLine {
	show(step: Exclude<Step, PinStep>): void;
	/** Takes the line away, so that what follows stands in its place. */
	clear(): void;
}

/** A line that is written over and counts down, where stderr is a terminal; elsewhere one line for each step. */
export function openStepLine(terminal: Terminal, frame: StepFrame): StepLine {
	return terminal.live ? overwritten(terminal, frame) : onePerStep(terminal);
}

function overwritten(terminal: Terminal, { deadline, ctrlC }: StepFrame): StepLine {
	let words: string | undefined;
	let shown = "";
	let noted: string | undefined;
	let timer: NodeJS.Timeout | undefined;
	const clear = () => {
		clearInterval(timer);
		timer = undefined;
		if (words !== undefined) process.stderr.write("\r\x1b[2K");
		words = undefined;
		shown = "";
	};
	const draw = () => {
		if (words === undefined) return;
		const left = deadline === undefined ? "" : `, ${minutes(deadline - Date.now())} left`;
		const line = fitted(`${words}${left}.`, ` Ctrl-C ${ctrlC}.`, (process.stderr.columns || 80) - 1);
		if (line === shown) return;
		shown = line;
		process.stderr.write(`\r\x1b[2K${terminal.style("bold", line)}`);
	};
	return {
		show(step) {
			const note = stepNote(step);
			if (note !== undefined && note !== noted) {
				clear();
				terminal.say(terminal.style("yellow", note));
			}
			noted = note;
			words = stepWords(step);
			draw();
			// More often than once a second, so that no second is skipped.
			timer ??= setInterval(draw, 200);
		},
		clear,
	};
}

function onePerStep(terminal: Terminal): StepLine {
	let last = "";
	return {
		show(step) {
			const words = [stepNote(step), stepWords(step)].filter((one) => one !== undefined).join(" ");
			if (words !== last) terminal.say(`${words}.`);
			last = words;
		},
		clear() {},
	};
}

/** A line that wraps could not be written over: its end is left out as a whole, and only then is it cut. */
function fitted(must: string, may: string, columns: number): string {
	const whole = must + may;
	return displayWidth(whole) <= columns ? whole : cutToWidth(must, columns);
}
