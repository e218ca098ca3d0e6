import type { Command } from "commander";
import { readGroupName } from "../clients/group-name.ts";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

interface RemoveOptions {
	data?: string;
	json?: boolean;
}

export function addGroupRemoveCommand(groups: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	groups
		.command("remove")
		.summary("remove a group that no client lets in")
		.description("Remove a group. One that a client lets in stays, or that client would let everybody in.")
		.argument("<NAME>", "the group")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.action(async (typed: string, { data, json }: RemoveOptions) => {
			const name = readGroupName(typed);
			await onDataDirectory(data, terminal, async (directory) => {
				const { removeGroup } = await import("../../server/commands/groups.ts");
				await removeGroup(directory, name);
			});
			if (json) terminal.print(JSON.stringify({ removed: name }));
			else terminal.say(`${name} is removed.`);
			end(exitCode.ok);
		});
}
