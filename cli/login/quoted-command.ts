import { createHash } from "node:crypto";
import { textRefusal } from "../../contract/claimed-text.ts";

/** What no shell gives a meaning to, so that it needs no quotes. */
const plain = /^[\w@%+=:,./-]+$/;

/** Code points of a command that are shown, where it is longer than the contract takes. */
const shown = 900;

/**
 * An argument vector as the contract writes one: quoted as POSIX has it, with `$'…'` for what could not be seen.
 * One of more than 1,000 code points is cut, and names the SHA-256 of the whole.
 */
export function quotedCommand(argv: readonly string[]): string {
	const text = argv.map(quoted).join(" ");
	const letters = [...text];
	if (letters.length <= 1000) return text;
	return `${letters.slice(0, shown).join("")} … sha256:${createHash("sha256").update(text).digest("hex")}`;
}

function quoted(argument: string): string {
	if (plain.test(argument)) return argument;
	const seen = `.${argument}.`;
	if (textRefusal(seen, seen.length) === undefined) return `'${argument.replaceAll("'", `'\\''`)}'`;
	return `$'${[...argument].map(escaped).join("")}'`;
}

const named: Readonly<Record<string, string>> = { "\n": "\\n", "\t": "\\t", "\r": "\\r", "\\": "\\\\", "'": "\\'" };

/** Everything but ASCII is written as its number, because only the whole could tell what is not normalized. */
function escaped(letter: string): string {
	const point = letter.codePointAt(0) ?? 0;
	if (named[letter] !== undefined) return named[letter];
	if (point >= 0x20 && point < 0x7f) return letter;
	if (point < 0x80) return `\\x${point.toString(16).padStart(2, "0")}`;
	return point > 0xffff ? `\\U${point.toString(16).padStart(8, "0")}` : `\\u${point.toString(16).padStart(4, "0")}`;
}
