import type { Command } from "commander";
import { readGroupName } from "../clients/group-name.ts";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

interface CreateOptions {
	data?: string;
	json?: boolean;
}

export function addGroupCreateCommand(groups: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	groups
		.command("create")
		.summary("make a group")
		.description("Make a group, without members.")
		.argument("<NAME>", "small letters, digits, dots, hyphens and underscores")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.action(async (typed: string, { data, json }: CreateOptions) => {
			const name = readGroupName(typed);
			const group = await onDataDirectory(data, terminal, async (directory) => {
				const { createGroup } = await import("../../server/commands/groups.ts");
				return createGroup(directory, name);
			});
			if (json) terminal.print(JSON.stringify(group));
			else terminal.say(`${name} is made. To fill it: countersign group add ${name} ACCOUNT`);
			end(exitCode.ok);
		});
}
