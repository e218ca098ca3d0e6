/**
 * Text from elsewhere, safe to write to a terminal: what could move the cursor, reorder or hide is written as its
 * code point instead.
 */
export function visible(text: string): string {
	return text.replace(
		/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu,
		(character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
	);
}
