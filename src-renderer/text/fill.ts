import { words } from "../words.ts";

/** Puts plain values into the `{named}` places of a sentence. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
	return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

export interface Counted {
	readonly one: string;
	readonly other: string;
}

/** The sentence for a number of things, with the number in its `{count}` place. */
export function counted(forms: Counted, count: number): string {
	return fill(count === 1 ? forms.one : forms.other, { count: count.toLocaleString(words.locale) });
}
