import { type CommandShape, type OptionShape, type Value, withAllBelow } from "./command-shape.ts";

/** A completion script for fish: `countersign completion fish | source`. */
export function fishCompletion(program: CommandShape): string {
	const lines = withAllBelow(program).flatMap((command) => [
		...command.commands.map(({ path, summary }) => {
			const others = command.commands.map((child) => child.path.at(-1)).join(" ");
			const condition = [...seen(command), `not __fish_seen_subcommand_from ${others}`].join("; and ");
			return complete(condition, `-a ${path.at(-1)} -d ${quoted(summary)}`);
		}),
		...command.options.map((option) => complete(at(command), optionWords(option))),
		...(command.argument ? [complete(at(command), valueWords(command.argument))] : []),
	]);
	return `# Completion of countersign for fish.\ncomplete -c countersign -f\n${lines.join("\n")}\n`;
}

function complete(condition: string, words: string): string {
	return `complete -c countersign -n ${quoted(condition)} ${words}`;
}

function seen({ path }: CommandShape): string[] {
	return path.map((word) => `__fish_seen_subcommand_from ${word}`);
}

function at(command: CommandShape): string {
	return seen(command).join("; and ") || "__fish_use_subcommand";
}

function optionWords({ names, summary, value }: OptionShape): string {
	const flags = names.map((name) => (name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
	return [...flags, ...(value ? ["-r", valueWords(value)] : []), `-d ${quoted(summary)}`].join(" ");
}

function valueWords(value: Value): string {
	switch (value.kind) {
		case "one-of":
			return `-f -a ${quoted(value.words.join(" "))}`;
		case "folder":
			return "-f -a '(__fish_complete_directories)'";
		case "file":
			return "-F";
		case "text":
			return "-f";
	}
}

function quoted(text: string): string {
	return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
