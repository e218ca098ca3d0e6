import { displayWidth } from "./display-width.ts";

/**
 * Breaks a text into lines of a terminal, so that it does so nowhere else: what the terminal would break by itself
 * begins again at its edge, where a value from elsewhere could pass for words of ours.
 * @param first columns of the first line, `others` of those that hang below it
 */
export function hangingLines(text: string, first: number, others: number): string[] {
	const lines = [""];
	let room = first;
	for (const character of text) {
		const width = displayWidth(character);
		if (width > room) {
			lines.push("");
			room = others;
		}
		lines[lines.length - 1] += character;
		room -= width;
	}
	return lines;
}

/** Shows spaces where there are several in a row: nobody counts them, and they can push words to another place. */
export function visibleSpaces(text: string): string {
	return text.replaceAll(/ {2,}/g, (spaces) => "␣".repeat(spaces.length));
}
