import type { Person } from "../../ctap/flows/person.ts";
import type { PinStep } from "../../ctap/flows/step.ts";
import type { FromKeys, PinAnswer } from "./key-messages.ts";

/** The person before the window, as the process that talks to keys sees them: steps go out, PINs come back. */
export interface MessagePerson extends Person {
	/** Takes an answer; one that nobody asked for is wiped. */
	answer(answer: PinAnswer): void;
}

export function messagePerson(tell: (message: FromKeys) => void): MessagePerson {
	let asked: ((answer: PinAnswer) => void) | undefined;

	const ask = (step: PinStep, signal: AbortSignal) =>
		new Promise<PinAnswer>((resolve, reject) => {
			signal.addEventListener("abort", () => reject(signal.reason), { once: true });
			asked = resolve;
			tell({ kind: "step", step });
		});
	const askForOne = async (step: PinStep, signal: AbortSignal) => {
		const answer = await ask(step, signal);
		return answer.kind === "pin" ? answer.pin : unfit(answer);
	};

	return {
		show: (step) => tell({ kind: "step", step }),
		enterPin: askForOne,
		setPin: askForOne,
		async changePin(step, signal) {
			const answer = await ask(step, signal);
			return answer.kind === "pins" ? answer : unfit(answer);
		},
		answer(answer) {
			if (!asked) return wipe(answer);
			asked(answer);
			asked = undefined;
		},
	};
}

function unfit(answer: PinAnswer): never {
	wipe(answer);
	throw new TypeError("The answer does not fit the step.");
}

/** Overwrites the PINs of an answer. */
export function wipe(answer: PinAnswer): void {
	if (answer.kind === "pin") answer.pin.fill(0);
	else for (const pin of [answer.current, answer.next]) pin.fill(0);
}
