/**
 * How many columns a terminal gives a character, near enough: two for those of East Asia (Unicode Standard Annex 11)
 * and for emoji, none for marks that stand on another character.
 */
const wide =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;
const mark = /\p{M}/u;

export function displayWidth(text: string): number {
	let width = 0;
	for (const character of text) width += widthOf(character);
	return width;
}

/** The text, cut where it would be wider, with a sign of that. */
export function cutToWidth(text: string, most: number): string {
	if (displayWidth(text) <= most) return text;
	let [kept, width] = ["", 0];
	for (const character of text) {
		width += widthOf(character);
		if (width > most - 1) break;
		kept += character;
	}
	return `${kept}…`;
}

function widthOf(character: string): number {
	if (mark.test(character)) return 0;
	return wide.test(character) ? 2 : 1;
}
