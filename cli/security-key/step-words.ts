import type { PinStep, Step } from "../../ctap/flows/step.ts";
import { visible } from "../visible-text.ts";

/** What the person has to do next, as a line that stands until it is done. */
export function stepWords(step: Exclude<Step, PinStep>): string {
	switch (step.kind) {
		case "insert-key":
			return "Plug in your security key";
		case "choose-key":
			return `Touch the key to use: ${step.keys.map(visible).join(" or ")}`;
		case "touch":
			return `Touch ${visible(step.key)} now`;
		case "touch-sensor":
			return `Touch the sensor of ${visible(step.key)} now`;
		case "wait":
			return step.why === "busy" ? "Another program uses the key" : "The key is working";
	}
}

/** What happened before the step, and stays said; undefined where nothing did. */
export function stepNote(step: Exclude<Step, PinStep>): string | undefined {
	if (step.kind === "insert-key") return whyAnother(step.because, visible(step.key ?? "The key"));
	if (step.kind !== "touch-sensor" || step.triesLeft === undefined) return undefined;
	return `Not recognised, ${tries(step.triesLeft)} left.`;
}

function whyAnother(because: Extract<Step, { kind: "insert-key" }>["because"], key: string): string | undefined {
	switch (because) {
		case "pulled-out":
			return `${key} was pulled out.`;
		case "not-registered":
			return `${key} is not registered with this account.`;
		case "registered-already":
			return `${key} is registered with this account already.`;
		case "unsuitable":
			return `${key} can not be used for this.`;
		case undefined:
			return undefined;
	}
}

/** `1 try`, `5 tries`. */
export function tries(count: number): string {
	return count === 1 ? "1 try" : `${count} tries`;
}

/** What was wrong with the PIN that was entered before; undefined where nothing was. */
export function pinProblemWords(step: PinStep): string | undefined {
	const left = "triesLeft" in step && step.triesLeft !== undefined ? ` ${tries(step.triesLeft)} left.` : "";
	switch (step.problem) {
		case "wrong":
			return `Wrong PIN.${left}`;
		case "wrong-twice":
			return `Wrong PIN.${left} One more wrong one, and the key has to be unplugged first.`;
		case "too-short":
			return `Too short: at least ${step.minLength} characters.`;
		case "too-long":
			return "Too long: at most 63 bytes.";
		case "refused":
			return "The key does not accept this PIN: its own rules forbid it.";
		case undefined:
			return undefined;
	}
}
