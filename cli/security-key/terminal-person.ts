import type { Person } from "../../ctap/flows/person.ts";
import type { PinStep } from "../../ctap/flows/step.ts";
import { codePointsOf } from "../../ctap/verification/pin-text.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible-text.ts";
import { quietKeyboard } from "./quiet-keyboard.ts";
import { readMasked } from "./read-masked.ts";
import { openStepLine, type StepFrame } from "./step-line.ts";
import { pinProblemWords, tries } from "./step-words.ts";

/** The person entered no PIN, or has no key that will do, and so goes the other way. */
export class OtherWayChosen extends Error {
	override readonly name = "OtherWayChosen";
}

/** A dialogue with whoever sits at this terminal. */
export interface TerminalPerson extends Person {
	/** Takes away what stands there; to be called at the end, however it ends. */
	end(): void;
}

export interface DialogueWish extends StepFrame {
	/**
	 * What an empty PIN does instead, as in "ask an approver", and what is done where no key here will do: the dialogue
	 * ends with OtherWayChosen. Without it an empty PIN is one that is too short, and a key is waited for.
	 */
	readonly otherWay?: string | undefined;
}

/** Leads a person through what a key needs of them, in the terminal. */
export function terminalPerson(terminal: Terminal, wish: DialogueWish): TerminalPerson {
	const line = openStepLine(terminal, wish);
	const keyboard = quietKeyboard();
	keyboard.hold();

	/** Asks with the keyboard given back, and holds it again afterwards. */
	async function ask(prompt: string, signal: AbortSignal): Promise<Uint8Array> {
		keyboard.release();
		return await readMasked(prompt, terminal, signal).finally(() => keyboard.hold());
	}

	function sayProblem(step: PinStep) {
		line.clear();
		const problem = pinProblemWords(step);
		if (problem) terminal.say(terminal.style("yellow", problem));
	}
	async function newPin(minLength: number, signal: AbortSignal): Promise<Uint8Array> {
		for (;;) {
			const first = await ask("New PIN:", signal);
			if (codePointsOf(first) < minLength) {
				first.fill(0);
				terminal.say(terminal.style("yellow", `Too short: at least ${minLength} characters.`));
				continue;
			}
			const second = await ask("The same again:", signal).catch((error: unknown) => {
				first.fill(0);
				throw error;
			});
			const same = Buffer.from(first).equals(second);
			second.fill(0);
			if (same) return first;
			first.fill(0);
			terminal.say(terminal.style("yellow", "These two differ."));
		}
	}

	return {
		show(step) {
			if (step.kind === "insert-key" && wish.otherWay) throw new OtherWayChosen();
			line.show(step);
		},
		async enterPin(step, signal) {
			sayProblem(step);
			const left =
				step.triesLeft === undefined || step.problem?.startsWith("wrong") ? "" : ` (${tries(step.triesLeft)} left)`;
			const otherWay = wish.otherWay && step.problem === undefined ? ` (Enter alone: ${wish.otherWay})` : "";
			const pin = await ask(`PIN of ${visible(step.key)}${left}${otherWay}:`, signal);
			if (pin.length === 0 && wish.otherWay) throw new OtherWayChosen();
			return pin;
		},
		async setPin(step, signal) {
			sayProblem(step);
			if (!step.problem) {
				terminal.say(`${visible(step.key)} has no PIN yet. Think of one of at least ${step.minLength} characters;`);
				terminal.say("the key asks for it at each use, and after eight wrong ones it locks.");
			}
			return await newPin(step.minLength, signal);
		},
		async changePin(step, signal) {
			sayProblem(step);
			if (!step.problem && step.forced) terminal.say(`${visible(step.key)} wants its PIN changed before it is used.`);
			const current = await ask("PIN until now:", signal);
			const next = await newPin(step.minLength, signal).catch((error: unknown) => {
				current.fill(0);
				throw error;
			});
			return { current, next };
		},
		end() {
			line.clear();
			keyboard.release();
		},
	};
}
