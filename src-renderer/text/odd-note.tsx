import "./value.css";
import { words } from "../words.ts";
import { fill } from "./fill.ts";
import { oddities } from "./odd-letters.ts";

/** Says in words what in these values may deceive; nothing where they are plain. */
export function OddNote({ values }: { values: readonly string[] }) {
	const sentences = [...new Set(values.flatMap(sentencesFor))];
	return sentences.map((sentence) => (
		<p key={sentence} className="odd-note">
			{sentence}
		</p>
	));
}

function sentencesFor(value: string): readonly string[] {
	const { foreign, foreignCount, letters, signs } = oddities(value);
	const scripts = foreign.map((script) => words.odd.scripts[script]).join(words.odd.and);
	const named = foreignCount === 1 ? words.odd.letter : words.odd.letters;
	const sentences: string[] = [];
	if (foreignCount > 0) sentences.push(fill(named, { scripts }));
	else if (letters) sentences.push(words.odd.outside);
	if (signs) sentences.push(words.odd.signs);
	return sentences;
}
