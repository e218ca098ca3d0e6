import type { Command, Option } from "commander";

/** What can stand where a value is expected. */
export type Value =
	| { readonly kind: "file" | "folder" | "text" }
	| { readonly kind: "one-of"; words: readonly string[] };

export interface OptionShape {
	/** `--json`, and `-h` where there is a short one. */
	readonly names: readonly string[];
	readonly summary: string;
	/** Absent for a switch. */
	readonly value?: Value;
}

/** A command as a shell's completion needs to know it. */
export interface CommandShape {
	/** The words that lead to it, without the program's own name. */
	readonly path: readonly string[];
	readonly summary: string;
	readonly commands: readonly CommandShape[];
	readonly options: readonly OptionShape[];
	readonly argument?: Value;
}

/** Reads the shape of a command, and of all below it, from the tree that also parses and explains it. */
export function shapeOf(command: Command, path: readonly string[] = []): CommandShape {
	const [argument] = command.registeredArguments;
	return {
		path,
		summary: command.summary() || command.description(),
		commands: command.commands.map((child) => shapeOf(child, [...path, child.name()])),
		options: command.createHelp().visibleOptions(command).map(optionShape),
		...(argument && { argument: expected(argument.name(), argument.argChoices) }),
	};
}

function optionShape({ short, long, description, required, flags, argChoices }: Option): OptionShape {
	const names = [short, long].filter((name) => name !== undefined);
	const placeholder = /<(\w+)>/.exec(flags)?.[1] ?? "";
	return { names, summary: description, ...(required && { value: expected(placeholder, argChoices) }) };
}

function expected(placeholder: string, choices: readonly string[] | undefined): Value {
	if (choices) return { kind: "one-of", words: choices };
	return { kind: placeholder === "FILE" ? "file" : placeholder === "DIR" ? "folder" : "text" };
}

/** A command and all below it. */
export function withAllBelow(shape: CommandShape): CommandShape[] {
	return [shape, ...shape.commands.flatMap(withAllBelow)];
}
