import fc, { type Arbitrary } from "fast-check";
import { badCharacters } from "../requests/bad-text.ts";

/** The bytes of an input as the text that a parser is given; what is no UTF-8 may come as lone halves of a letter. */
export function textIn(input: Uint8Array): string {
	if (input[0] !== 0xff) return Buffer.from(input).toString("utf8");
	// Unit by unit: of an odd number of bytes, Node 24.21 makes text by writing beyond what it has.
	const units = Array.from({ length: (input.length - 1) >> 1 }, (_, at) => unitAt(input, 1 + 2 * at));
	return String.fromCharCode(...units);
}

function unitAt(input: Uint8Array, at: number): number {
	return (input[at] ?? 0) | ((input[at + 1] ?? 0) << 8);
}

export function inputOf(text: string): Uint8Array {
	if (text.isWellFormed()) return new Uint8Array(Buffer.from(text));
	return new Uint8Array(Buffer.concat([Buffer.of(0xff), Buffer.from(text, "utf16le")]));
}

/** Text made of these words, of letters of all kinds, and of what hides between them. */
export function wordsOf(...words: readonly string[]): Arbitrary<Uint8Array> {
	const part = fc.oneof(
		fc.constantFrom(...words),
		fc.constantFrom(...badCharacters, " ", "%", "@", ":", "/", "\\", "#", "?", ".", "-", "[", "]"),
		fc.string({ unit: "binary", maxLength: 4 }),
	);
	return fc.array(part, { maxLength: 6 }).map((parts) => inputOf(parts.join("")));
}

/** @throws Error which is a finding, where something that always holds does not */
export function holds(condition: boolean, what: string): void {
	if (!condition) throw new Error(`it does not hold that ${what}`);
}
