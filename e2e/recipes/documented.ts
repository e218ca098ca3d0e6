import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** What has to be otherwise here than in the recipe. */
export type Changes = readonly (readonly [from: RegExp, to: string])[];

/** @returns what a recipe says that a file is to hold: the block under a line with the file's name */
export async function documented(recipe: string, file: string): Promise<string> {
	const text = await readFile(join(import.meta.dirname, "../../docs/recipes", recipe), "utf8");
	const [, rest] = text.split(`\n\`${file}\``);
	const [, block] = /^[^\n]*\n\n```\w*\n([\s\S]*?)```\n/.exec(rest ?? "") ?? [];
	if (block === undefined) throw new Error(`${recipe} says nothing of ${file}.`);
	return block;
}

/** Writes a file as its recipe has it. Each change has to find its place, so that nothing else is tested by accident. */
export async function writeDocumented(recipe: string, file: string, changes: Changes = []): Promise<void> {
	const text = changes.reduce(
		(before, [from, to]) => {
			if (!from.test(before)) throw new Error(`${from} does not stand in ${file} of ${recipe} any more.`);
			return before.replace(from, () => to);
		},
		await documented(recipe, file),
	);
	await mkdir(dirname(file), { recursive: true });
	await writeFile(file, text);
}
