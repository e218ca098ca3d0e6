import { styleText } from "node:util";

/** Tells one step of the demo on stdout. */
export function narrate(sentence: string, detail?: string): void {
	console.log(`${styleText("bold", "·")} ${sentence}`);
	if (detail !== undefined) console.log(`    ${styleText("dim", detail)}`);
}

/** Stops the demo where something does not hold. */
export function holds(condition: boolean, expectation: string): asserts condition {
	if (!condition) throw new Error(`This did not hold: ${expectation}`);
}
