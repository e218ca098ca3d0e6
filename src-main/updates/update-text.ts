import { fill, words } from "../words.ts";

const texts = {
	title: "{name} {version} is there",
	fetched: "It takes this version's place when {name} quits.",
	announced: "Install its package the way you installed this one.",
} as const;

/** What is said of a newer version. @param fetched whether it is put in place by itself */
export function updateText(version: string, fetched: boolean): [title: string, body: string] {
	const { name } = words;
	return [fill(texts.title, { name, version }), fill(fetched ? texts.fetched : texts.announced, { name })];
}
