import type { KeyPinStep, KeyStep } from "../../../contract/desktop/key-step.ts";
import { counted, fill } from "../../text/fill.ts";
import { desktopWords } from "../../words/desktop.ts";
import type { PinFault } from "./pin-entry.ts";

const { keys: said } = desktopWords;

export interface StepNews {
	/** What happened before, and stays said. */
	readonly before?: string | undefined;
	/** What to do now. */
	readonly title: string;
	readonly hint?: string | undefined;
}

/** Steps that are shown and answered by no PIN; undefined is the moment before the first and after the last. */
export type ShownStep = Exclude<KeyStep, KeyPinStep> | undefined;

export function isPinStep(step: KeyStep | undefined): step is KeyPinStep {
	return step?.kind === "enter-pin" || step?.kind === "set-pin" || step?.kind === "change-pin";
}

/** What the person has to do, in words. */
export function stepNews(step: ShownStep, account: string, enrolling: boolean): StepNews {
	switch (step?.kind) {
		case "insert-key": {
			const before = step.because && fill(said.because[step.because], { key: step.key ?? said.thisKey, account });
			return { before, title: enrolling ? said.insertNew : said.insert };
		}
		case "choose-key":
			return { title: said.choose, hint: step.keys.join(said.or) };
		case "touch":
			return { title: said.touch, hint: fill(said.touchHint, { key: step.key }) };
		case "touch-sensor":
			return {
				before: step.triesLeft === undefined ? undefined : notRecognised(step.triesLeft),
				title: said.sensor,
				hint: fill(said.sensorHint, { key: step.key }),
			};
		case "wait":
			if (step.why === "busy") return { title: said.busy, hint: said.busyHint };
			return { title: said.moment, hint: said.working };
		case undefined:
			return { title: said.moment };
	}
}

function notRecognised(triesLeft: number): string {
	return `${said.notRecognised} ${counted(said.fingersLeft, triesLeft)}`;
}

/** Something that is wrong with a PIN: what, and then what that means. */
export interface PinComplaint {
	readonly what: string;
	readonly means: string;
}

/**
 * What was wrong with the PIN before.
 * @param fault was found here; nothing was sent
 */
export function pinComplaint(step: KeyPinStep, fault: PinFault | undefined): PinComplaint | undefined {
	switch (fault ?? step.problem) {
		case "wrong":
			return { what: said.wrong, means: triesAfterWrong(step) };
		case "wrong-twice":
			return { what: said.wrong, means: `${triesAfterWrong(step)} ${said.oneMoreBeforeUnplugging}`.trim() };
		case "too-short":
			return { what: said.tooShort, means: fill(said.tooShortHint, { count: step.minLength }) };
		case "too-long":
			return { what: said.tooLong, means: said.tooLongHint };
		case "refused":
			return { what: said.refused, means: said.refusedHint };
		case "differ":
			return { what: said.differ, means: said.differHint };
		case undefined:
			return undefined;
	}
}

function triesAfterWrong(step: KeyPinStep): string {
	if (!("triesLeft" in step) || step.triesLeft === undefined) return "";
	return counted(said.triesAfterWrong, step.triesLeft);
}

/** What a PIN is asked for that the person has to think of; undefined where it is the one that they know. */
export function pinNews(step: KeyPinStep): StepNews | undefined {
	const values = { key: step.key, count: step.minLength };
	switch (step.kind) {
		case "enter-pin":
			return undefined;
		case "set-pin":
			return { title: said.first, hint: fill(said.firstHint, values) };
		case "change-pin":
			return { title: fill(step.forced ? said.forced : said.change, values), hint: fill(said.changeHint, values) };
	}
}
