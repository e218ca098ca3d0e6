import { type CommandShape, type OptionShape, type Value, withAllBelow } from "./command-shape.ts";

/** A completion script for zsh, to be sourced, or kept as `_countersign` in a folder of `fpath`. */
export function zshCompletion(program: CommandShape): string {
	const functions = withAllBelow(program).map(functionOf);
	return `#compdef countersign
# Completion of countersign for zsh.
${functions.join("\n")}
if [[ \${funcstack[1]} == _countersign ]]; then
	_countersign "$@"
else
	compdef _countersign countersign
fi
`;
}

function nameOf({ path }: CommandShape): string {
	return ["_countersign", ...path].join("_");
}

function functionOf(command: CommandShape): string {
	const specs = command.options.map(optionSpec);
	if (command.commands.length === 0) {
		const argument = command.argument ? [`'1:${action(command.argument)}'`] : [];
		return `${nameOf(command)}() {\n\t_arguments ${[...specs, ...argument].join(" \\\n\t\t")}\n}`;
	}
	const names = command.commands.map(({ path, summary }) => `${path.at(-1)}\\:"${escaped(summary)}"`);
	const cases = command.commands.map((child) => `\t${child.path.at(-1)}) ${nameOf(child)} ;;`);
	return `${nameOf(command)}() {
	local curcontext=$curcontext state line
	_arguments -C ${[...specs, `'1:command:((${names.join(" ")}))'`, "'*::word:->below'"].join(" \\\n\t\t")}
	[[ $state == below ]] || return
	case $line[1] in
${cases.join("\n")}
	esac
}`;
}

function optionSpec({ names, summary, value }: OptionShape): string {
	const rest = `[${escaped(summary)}]${value ? `:${action(value)}` : ""}`;
	if (names.length === 1) return `'${names[0]}${rest}'`;
	return `'(${names.join(" ")})'{${names.join(",")}}'${rest}'`;
}

/** A message, and how to complete. */
function action(value: Value): string {
	switch (value.kind) {
		case "one-of":
			return `value:(${value.words.join(" ")})`;
		case "folder":
			return "folder:_files -/";
		case "file":
			return "file:_files";
		case "text":
			return "value: ";
	}
}

function escaped(text: string): string {
	return text.replace(/[\\[\]:"]/g, "\\$&").replaceAll("'", "'\\''");
}
