import type { Command } from "commander";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { readHostName } from "../hosts/host-name.ts";
import type { Terminal } from "../terminal.ts";

const help = `
The code goes to stdout, is shown this once, and works once, for an hour. For a host that
is not enrolled yet, a new code takes the place of the old one.

This works on the machine that holds the server's data, whether the server runs or not.

Examples:
  countersign host add web1
  countersign host add db.example.org --json | jq -r .code`;

export function addHostAddCommand(hosts: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	hosts
		.command("add")
		.summary("make a one-time code that enrols a host")
		.description("Make a one-time code that enrols a host.")
		.argument("<NAME>", "its name, which approvers read")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.addHelpText("after", help)
		.action(async (typed: string, { data, json }: { data?: string; json?: boolean }) => {
			const name = readHostName(typed);
			const added = await onDataDirectory(data, terminal, async (directory) => {
				const { addHost } = await import("../../server/commands/hosts.ts");
				return addHost(directory, name);
			});
			if (!json) {
				terminal.say(`On ${name}, within an hour, run this and give it the code:`);
				terminal.say(`    countersign host enrol --server ${added.server}`);
			}
			terminal.print(json ? JSON.stringify(added) : added.code);
			end(exitCode.ok);
		});
}
