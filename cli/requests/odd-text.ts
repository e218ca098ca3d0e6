/** The scripts whose letters pass most easily for others, and those that are named when they stand among Latin ones. */
const scripts = ["Cyrillic", "Greek", "Armenian", "Cherokee", "Coptic", "Hebrew", "Arabic", "Han", "Hangul"] as const;
const scriptTests = scripts.map((name) => [name, new RegExp(`\\p{Script=${name}}`, "u")] as const);

const word = /[\p{L}\p{M}]+/gu;
const latin = /\p{Script=Latin}/u;
const latinOrMark = /[\p{Script=Latin}\p{Script=Inherited}]/u;
/** What a usual keyboard has, and the sign with which long commands are shortened. */
const plain = /^[\x20-\x7e…]$/;

/** What in a value could make its reader take it for another one; nothing where it is plain. */
export function oddWords(value: string): string[] {
	const hidden = new Set<string>();
	for (const [letters] of value.matchAll(word))
		if (latin.test(letters)) for (const letter of letters) if (!latinOrMark.test(letter)) hidden.add(letter);
	const unusual = [...new Set(value)].filter((character) => !plain.test(character) && !hidden.has(character));
	return [
		...[...hidden].map((letter) => `${pointed(letter)} among Latin letters is ${scriptOf(letter)}`),
		...(unusual.length > 0 ? [`not on a usual keyboard: ${unusual.map(pointed).join(", ")}`] : []),
		...(/ {2}|^ | $/.test(value) ? ["it has spaces at an end, or several in a row"] : []),
	];
}

function scriptOf(letter: string): string {
	return scriptTests.find(([, test]) => test.test(letter))?.[0] ?? "of another script";
}

/** A character with its code point, as Unicode writes it; a space or a bare mark by its code point alone. */
function pointed(character: string): string {
	const point = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
	return /[\p{Z}\p{M}]/u.test(character) ? point : `${character} (${point})`;
}
