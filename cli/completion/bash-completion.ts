import { type CommandShape, type OptionShape, type Value, withAllBelow } from "./command-shape.ts";

/** A completion script for bash: `source <(countersign completion bash)`. */
export function bashCompletion(program: CommandShape): string {
	const all = withAllBelow(program);
	const paths = all.filter(({ path }) => path.length > 0).map(({ path }) => `"${key(path)}"`);
	return `# Completion of countersign for bash.
_countersign() {
	local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} path= words= i
	for ((i = 1; i < COMP_CWORD; i++)); do
		case "$path \${COMP_WORDS[i]}" in
		${paths.join(" | ")}) path+=" \${COMP_WORDS[i]}" ;;
		esac
	done
	COMPREPLY=()
	case "$path $before" in
${all.flatMap((command) => command.options.flatMap((option) => valueCase(command, option))).join("\n")}
	esac
	if [[ -z $words ]]; then
		case "$path" in
${all.map(wordsCase).join("\n")}
		esac
		[[ -n $words && $word == -* ]] && compopt +o default 2>/dev/null
	fi
	COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _countersign countersign
`;
}

/** How a command is known within the script: each word after a space. */
function key(path: readonly string[]): string {
	return path.map((word) => ` ${word}`).join("");
}

/** Where bash completes files by default, an empty answer asks for them. */
function answer(value: Value): string {
	switch (value.kind) {
		case "one-of":
			return `words="${value.words.join(" ")}"`;
		case "folder":
			return 'COMPREPLY=($(compgen -d -- "$word")); return';
		case "file":
			return "return";
		case "text":
			return "compopt +o default 2>/dev/null; return";
	}
}

function valueCase({ path }: CommandShape, { names, value }: OptionShape): string[] {
	if (!value) return [];
	return [`\t${names.map((name) => `"${key(path)} ${name}"`).join(" | ")}) ${answer(value)} ;;`];
}

function wordsCase({ path, commands, options, argument }: CommandShape): string {
	const choices = argument?.kind === "one-of" ? argument.words : [];
	const names = [...commands.map((command) => command.path.at(-1)), ...choices];
	const switches = options.flatMap((option) => option.names);
	// Options are offered together with files only once a dash is typed, so that files are not hidden behind them.
	const line =
		argument?.kind === "file"
			? `[[ $word == -* ]] && words="${switches.join(" ")}" || return`
			: `words="${[...names, ...switches].join(" ")}"`;
	return `\t\t"${key(path)}") ${line} ;;`;
}
