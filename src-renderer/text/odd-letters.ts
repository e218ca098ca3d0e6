/** The scripts that are named when they hide in a Latin word, those with look-alikes first. */
const scripts = [
	"Cyrillic",
	"Greek",
	"Armenian",
	"Cherokee",
	"Coptic",
	"Hebrew",
	"Arabic",
	"Georgian",
	"Devanagari",
	"Thai",
	"Han",
	"Hiragana",
	"Katakana",
	"Hangul",
] as const;
export type ScriptName = (typeof scripts)[number] | "other";

const scriptTests = scripts.map((name) => [name, new RegExp(`\\p{Script=${name}}`, "u")] as const);

export interface Piece {
	readonly text: string;
	/** A foreign letter inside a Latin word. */
	readonly odd: boolean;
}

export interface Oddities {
	readonly pieces: readonly Piece[];
	/** Of the foreign letters inside Latin words. */
	readonly foreign: readonly ScriptName[];
	/** How many of them there are. */
	readonly foreignCount: number;
	/** There are letters outside a to z, wherever they stand. */
	readonly letters: boolean;
	/** There are other signs that no usual keyboard has. */
	readonly signs: boolean;
	/** Every character that is not plain, once, in its order. */
	readonly unusual: readonly string[];
}

const word = /[\p{L}\p{M}]+/gu;
const latin = /\p{Script=Latin}/u;
const plainOrShared = /[\p{Script=Latin}\p{Script=Inherited}]/u;
/** The server shortens commands with this sign itself. */
const plain = /^[\x20-\x7e…]$/;

/** What in a value could make a reader take it for another one. */
export function oddities(value: string): Oddities {
	const odd = new Set<number>();
	for (const { 0: letters, index } of value.matchAll(word)) {
		if (!latin.test(letters)) continue;
		let at = index;
		for (const letter of letters) {
			if (!plainOrShared.test(letter)) odd.add(at);
			at += letter.length;
		}
	}
	const foreign = [...odd].map((at) => scriptOf(String.fromCodePoint(value.codePointAt(at) ?? 0)));
	const unusual = [...new Set(value)].filter((character) => !plain.test(character));
	return {
		pieces: piecesOf(value, odd),
		foreign: [...new Set(foreign)],
		foreignCount: odd.size,
		letters: unusual.some((character) => /[\p{L}\p{M}]/u.test(character)),
		signs: unusual.some((character) => !/[\p{L}\p{M}]/u.test(character)),
		unusual,
	};
}

export function isOdd(value: string | undefined): boolean {
	return value !== undefined && oddities(value).unusual.length > 0;
}

/** As Unicode writes it, for instance U+0435. */
export function codePoint(character: string): string {
	return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function scriptOf(letter: string): ScriptName {
	return scriptTests.find(([, test]) => test.test(letter))?.[0] ?? "other";
}

function piecesOf(value: string, odd: ReadonlySet<number>): readonly Piece[] {
	const pieces: { text: string; odd: boolean }[] = [];
	let at = 0;
	for (const character of value) {
		const last = pieces.at(-1);
		if (last?.odd === odd.has(at)) last.text += character;
		else pieces.push({ text: character, odd: odd.has(at) });
		at += character.length;
	}
	return pieces;
}
