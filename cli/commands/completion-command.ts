import { Argument, type Command } from "commander";
import { bashCompletion } from "../completion/bash-completion.ts";
import { shapeOf } from "../completion/command-shape.ts";
import { fishCompletion } from "../completion/fish-completion.ts";
import { zshCompletion } from "../completion/zsh-completion.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

const scripts = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

const help = `
Put the line for your shell where it starts:
  bash   source <(countersign completion bash)      in ~/.bashrc
  zsh    source <(countersign completion zsh)       in ~/.zshrc, after compinit
  fish   countersign completion fish | source       in ~/.config/fish/config.fish`;

export function addCompletionCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	program
		.command("completion")
		.summary("print a script that completes these commands in a shell")
		.description("Print a script that completes these commands in a shell.")
		.addArgument(new Argument("<SHELL>", "the shell").choices(Object.keys(scripts)))
		.addHelpText("after", help)
		.action((shell: keyof typeof scripts) => {
			terminal.print(scripts[shell](shapeOf(program)).trimEnd());
			end(exitCode.ok);
		});
}
